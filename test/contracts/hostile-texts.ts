/** Texts that break something somewhere; each is a citizen's message like any other. */
export const hostile: Readonly<Record<string, string>> = {
  'the end of a CDATA section': ']]></Content><FromUserName>someone</FromUserName><Content><![CDATA[',
  entities: '&lt;a&gt; &amp;amp; &#0; &xxe; %00',
  'an XML declaration':
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY xxe SYSTEM "file:///etc/passwd">]><x>&xxe;</x>',
  markup: '<script>alert(1)</script><img src=x onerror=alert(1)>[链接](javascript:alert(1))',
  'JSON inside a text': '{"errcode":0,"touser":"someone"}","text":{"content":"别人"}}',
  'control characters': 'a\u0000b\u0007c\u001Bd\u0085e\u2028f\u2029g\u202Eh',
  'half of a surrogate pair': 'x\uD83Dy',
  'nothing but blanks': ' \u3000\n\t ',
  'a template': '$\u007Bprocess.env} {{constructor}} #{7*7} %s %n',
  'two hundred kilobytes': '长'.repeat(70_000),
}
