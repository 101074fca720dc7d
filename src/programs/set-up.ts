import { setUpPorts } from '../google/maker';
import { setUpRegister } from '../tasks/set-up-register';

/**
 * Makes or mends the register; says what it did, in sentences. Null while somebody else is saving.
 * @param agrees puts a question to the person.
 * @param makeForms makes or mends the forms; null while somebody else is saving.
 */
export function setUp(
  agrees: (asks: string) => boolean,
  makeForms: () => readonly string[] | null,
): readonly string[] | null {
  const ports = setUpPorts();
  const other = ports.maker.otherInstaller();
  const takesOver = other !== null && agrees(asksToTakeOver(other));
  if (takesOver) ports.maker.takeOver();
  const sheets = setUpRegister(ports, other !== null && !takesOver);
  if (sheets === null) return null;
  if (other !== null && !takesOver) return [...sheets, leftTo(other)];
  const forms = makeForms();
  if (forms === null) return null;
  const did = [...(takesOver ? [`Took over from ${other ?? ''}.`] : []), ...sheets, ...forms];
  return did.length === 0 ? ['All was well. Nothing had to be changed.'] : did;
}

const asksToTakeOver = (other: string): string =>
  `Forms, documents and mail of this register run under ${other}. Answer No to mend the sheets, and leave those to ${other}. Answer Yes only if that account is gone: they will run under yours, and what you cannot open of the old forms and templates is made anew, so that links in earlier mails may lead nowhere.`;

const leftTo = (other: string): string =>
  `The sheets are as they should be. Forms, templates, triggers and the Drive folder are ${other}’s: ask ${other} to choose Set up register too. That shares the folder with whoever may edit this file.`;
