/** Sentences every agent has at hand; of no place. What agents write themselves stands beside them. */
export const deskPhrases: readonly string[] = [
  '您好，我是12345热线话务员，您前面说的我都看到了。',
  '请您稍等，我核对一下有关规定再答复您。',
  '请告诉我具体的地点，比如哪条路、哪个小区、几号楼。',
  '请留一个联系电话，承办单位办理时要与您核实情况。',
  '您反映的事我帮您登记，转给负责的单位办理，编号和查询码稍后发给您。',
  '这件事不在本热线的受理范围，我告诉您可以找哪个部门。',
  '还有其他要问的、要反映的吗？',
]
