import type { Answers, FieldProblem, Question } from '../../src/entry/wire';
import { listed } from '../words';
import { askedOf, isNeeded, readable, textOf } from './asked';
import { Field } from './field';

interface Section {
  readonly title: string;
  readonly questions: readonly Question[];
}

function sectionsOf(questions: readonly Question[]): readonly Section[] {
  const titles = [...new Set(questions.map(({ section }) => section))];
  return titles.map((title) => ({ title, questions: questions.filter(({ section }) => section === title) }));
}

/** The paragraphs of the guidance that ask for this, said once for the section. */
function paragraphs({ questions }: Section): string {
  const paras = [...new Set(questions.flatMap(({ para }) => (para === null ? [] : [para])))];
  return paras.length === 0 ? '' : `Guidance ${listed(paras)}`;
}

export interface QuestionsProps {
  readonly questions: readonly Question[];
  readonly answers: Answers;
  readonly problems: readonly FieldProblem[];
  readonly change: (name: string, value: string) => void;
}

/** The questions that apply to these answers, under their headings. */
export function Questions({ questions, answers, problems, change }: QuestionsProps) {
  const asked = askedOf(questions, answers);
  return (
    <>
      {sectionsOf(asked).map((section) => (
        <section key={section.title} class="questions" aria-label={section.title}>
          <h2>{section.title}</h2>
          {paragraphs(section) !== '' && <p class="cites">{paragraphs(section)}</p>}
          {section.questions.map((question, at) => (
            <Field
              key={question.name}
              question={question}
              value={textOf(answers, question.name)}
              needed={isNeeded(question, answers)}
              help={
                section.questions.slice(0, at).some(({ help }) => help === question.help) ? '' : question.help
              }
              error={problems.find(({ field }) => field === question.name)?.says ?? null}
              change={(value) => change(question.name, value)}
            />
          ))}
        </section>
      ))}
    </>
  );
}

/** The same to be read only. */
export function ReadAnswers({ questions, answers }: Pick<QuestionsProps, 'questions' | 'answers'>) {
  return (
    <>
      {sectionsOf(askedOf(questions, answers)).map((section) => (
        <section key={section.title} aria-label={section.title}>
          <h2>{section.title}</h2>
          <dl class="read">
            {section.questions.map((question) => (
              <div key={question.name}>
                <dt>{question.label}</dt>
                <dd>
                  {readable(question, textOf(answers, question.name)) || <span class="quiet">No answer</span>}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}
