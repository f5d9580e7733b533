export { type Aside, asideOf } from './asides.ts'
export { asksForWriting, bareWish, onlyDemands } from './bare-wish.ts'
export { type Command, detectCommand } from './commands.ts'
export { withoutContact } from './contact-aside.ts'
export { addedWords, askedOf, goingBack, leaning, sharedWords, topicOf } from './ellipsis.ts'
export { answeredElsewhere, type FirmTrouble, firmTrouble } from './elsewhere.ts'
export { detectEmergency, tellsOfQuarrel } from './emergency.ts'
export { aboutHotline } from './facts/parties.ts'
export { placeFact } from './facts/territory.ts'
export { readFacts } from './facts.ts'
export { tellsOthersContact } from './fields/others-contact.ts'
export { addressPiece } from './fields/place.ts'
export { readFields } from './fields.ts'
export { foreignDanger, isForeign } from './foreign.ts'
export { asksForHarm } from './harmful.ts'
export { detectInjection, type InjectionReading } from './injection.ts'
export { tellsOfMany } from './many-people.ts'
export { mattersOf } from './matters.ts'
export { isQuestion, natureOf, tellsOfWrong } from './nature.ts'
export { normalise } from './normalise.ts'
export { notMeant } from './not-meant.ts'
export { fromItsMatter, onlyWishes } from './opening.ts'
export { type OrderAside, orderAsideOf, partOrderAsides } from './order-asides.ts'
export {
  addition,
  chasesFromBefore,
  chasesOrder,
  correctsOrder,
  lacksNumber,
  mayAddToOrder,
  speaksOfOwnOrder,
} from './own-order.ts'
export { despairs, speaksAsChild, sufferedAtHome } from './people.ts'
export { praises } from './praise.ts'
export { seeksAgreement, withoutTag } from './premise.ts'
export { isPublicFault } from './public-fault.ts'
export { touchesPublicLife } from './public-life.ts'
export { questionsIn } from './questions.ts'
export { type Correction, type Field, readAnswer, readCorrection } from './read-answer.ts'
export { detectSmallTalk, type SmallTalk } from './small-talk.ts'
export { summarise, withoutPersonalData } from './summary.ts'
export { type UnderstandContext, understand } from './understand.ts'
