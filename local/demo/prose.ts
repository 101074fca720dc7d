/**
 * What tutors write, by hand: sentences that a generator puts together. {N} is the ECT's first name, {S} the subject,
 * {D} a day some weeks into the next term.
 * Lists named P are for primary and special schools, S for secondary ones, X for any.
 */
export interface Sentences {
  readonly P: readonly string[];
  readonly S: readonly string[];
  readonly X: readonly string[];
}

export const EVIDENCE: Sentences = {
  P: [
    'Two observed phonics sessions and a mathematics lesson, with the notes we made together afterwards.',
    'Reading records for the lowest six children show steady progress over the term.',
    'Books across English and mathematics show that marking is acted on within the week.',
    'I have watched {N} lead the morning routine and a whole-class reading lesson.',
    'The moderation of writing with our partner school confirmed the judgements {N} had made.',
    'Planning for mathematics is annotated after each lesson and changed for the next.',
    'Three learning walks this term, and the weekly mentor notes.',
    'Conversations with the teaching assistant, who is now well used in the afternoons.',
  ],
  S: [
    'Lesson observations with Year 8 and Year 10, and the notes of our discussions.',
    'Book looks in {S} across three classes, alongside the head of department.',
    'The department’s common assessment, which {N} marked and moderated with two colleagues.',
    'A drop-in during tutor time and two during {S}, all unannounced by agreement.',
    'Year 9 assessment data, and the seating plans {N} revised because of it.',
    'Schemes of work for Year 7 that {N} has adapted for a class with six pupils new to English.',
    'Notes from parents’ evening and from three telephone calls home.',
    'The mentor’s weekly notes, and a recording of a lesson that {N} chose to share.',
  ],
  X: [
    'Weekly mentor meetings are recorded and were kept to in all but one week.',
    'The training modules for this term are complete and the reflections are thoughtful.',
    '{N} observed two experienced colleagues and tried one idea from each.',
    'Feedback from the last observation has been acted on; I saw the difference within a fortnight.',
    'Our review meeting drew on existing planning, books and observation notes only.',
    'Behaviour records show fewer incidents than at the start of term.',
  ],
};

export const ON_TRACK: readonly string[] = [
  '{N} meets what we would expect at this point, and in TS1 and TS7 is ahead of it.',
  'Teaching is consistent from day to day, and pupils are making the progress we hoped for.',
  'Steady progress against all the standards. The next step is precision in assessment, TS6.',
  'Strong subject knowledge and calm routines. We have no concerns.',
  '{N} takes advice well and puts it into practice straight away.',
  'The start has been secure: routines are in place and relationships are warm and professional.',
  'Lessons are well sequenced, and {N} now adapts them during the lesson and not only beforehand.',
  'A confident term. {N} is beginning to share resources with others in the team.',
];

export const TARGETS: Sentences = {
  P: [
    'Use the first ten minutes of mathematics to check what was remembered, every day until half-term (TS2, TS6).',
    'Plan the teaching assistant’s part in each afternoon lesson and share it by the morning (TS5, TS8).',
    'Visit Reception to see early reading taught, by {D} (TS3).',
    'Shorten the written plan and use the time for worked examples (TS4).',
    'Lead a class assembly in the second half of term (TS1, TS8).',
    'Adapt the writing frame for four named children and look at the effect on {D} (TS5).',
  ],
  S: [
    'Plan three questions for each lesson that show who has not understood, from the first week back (TS2, TS6).',
    'Use the whole-school language for corrections in every Year 9 lesson; review with me on {D} (TS7).',
    'Watch two lessons outside the department, one of them practical, by half-term (TS4).',
    'Write model answers for the Year 10 assessment and mark the first ten with the head of department (TS6).',
    'Reduce the number of tasks in a lesson and lengthen independent practice (TS4).',
    'Ring home with good news twice a week until half-term (TS1, TS8).',
  ],
  X: [
    'Act on feedback within the lesson: note one moment a week to discuss with the mentor (TS6).',
    'Read the plans of every pupil with additional needs and agree one change for each with the SENCo by {D} (TS5).',
    'Keep marking to the time the policy allows; we will look at workload together in week three (TS8).',
    'Take part in the moderation meeting next term and bring three pieces of work (TS6).',
    'Observe a colleague begin a lesson with a difficult group and try the same entry routine (TS7).',
  ],
};

export const STRENGTHS: Sentences = {
  P: [
    'Warm, firm relationships with the class, and with their families at the gate.',
    'Reading is taught very well: brisk, precise and enjoyable.',
    'The classroom is orderly and its displays are used in lessons.',
    'Children know what they are learning and can say why.',
  ],
  S: [
    'Secure knowledge of {S}, explained in clear steps with good examples.',
    'Questioning that gives everyone time to think before anyone answers.',
    'Year 11 speak highly of the help they get after school.',
    'Books show careful sequencing and pride in presentation.',
  ],
  X: [
    'Reflective and open to advice.',
    'A calm presence, even late on a wet Friday.',
    'Generous with colleagues and dependable with deadlines.',
    'High expectations that pupils notice and respond to.',
  ],
};

export const IMPROVEMENTS: readonly string[] = [
  'Checking for understanding before pupils work on their own (TS6).',
  'Challenge for those who finish first, so that they are not given more of the same (TS5).',
  'Pace in the middle part of the lesson (TS4).',
  'Asking for help earlier; workload builds up before half-term (TS8).',
  'Reading the whole of a pupil’s plan before adapting the task (TS5).',
];

export const STANDARDS: Readonly<Record<string, readonly string[]>> = {
  ts1: [
    'Expectations are high and are the same for every pupil in the room.',
    '{N} insists kindly on full answers and careful work.',
    'Pupils come in ready to learn, because {N} is at the door every time.',
  ],
  ts2: [
    'Most pupils are making the progress we would expect, and {N} knows who is not.',
    'Gaps are noticed and gone back to the following day.',
    'Pupils can explain what they found hard last week and can do now.',
  ],
  ts3: [
    'Knowledge is secure, and misconceptions are planned for.',
    '{N} has worked hard on early algebra and on vocabulary, and it shows.',
    'Explanations are accurate. Reading is promoted in every subject {N} teaches.',
  ],
  ts4: [
    'Lessons follow one another sensibly and time is well used.',
    'Plans are short and sharp and are altered after every lesson.',
    'Homework is set regularly and builds on the lesson.',
  ],
  ts5: [
    'Tasks are adapted for pupils with additional needs without lowering what is expected of them.',
    '{N} works closely with the SENCo and uses the advice.',
    'Support is taken away as pupils grow more confident.',
  ],
  ts6: [
    'Assessment is accurate when compared with that of colleagues.',
    'Feedback in lessons is immediate and useful; written marking follows the policy.',
    'Quizzes are used to decide what to teach again.',
  ],
  ts7: [
    'Routines are clear and behaviour is good in every lesson I have seen.',
    '{N} uses the school’s system fairly and without raising their voice.',
    'Relationships are positive and boundaries are firm.',
  ],
  ts8: [
    '{N} communicates well with parents and takes part fully in the life of the school.',
    'Advice is sought and used. {N} helps at the Thursday club.',
    'Teaching assistants are briefed and thanked.',
  ],
  part2: [
    'Conduct is professional throughout. Attendance and punctuality are excellent.',
    'A trusted member of staff who knows and follows the safeguarding policy.',
    'No concerns. {N} upholds the ethos of the school.',
  ],
};

/** What is said of a standard that is not met yet. */
export const NOT_YET: Readonly<Record<string, string>> = {
  ts2: 'Progress is uneven, and {N} does not always notice who has fallen behind. Checks at the end of each lesson are agreed.',
  ts3: 'Good at Key Stage 3. Two misconceptions in the examination classes went uncorrected; the topics are being worked through.',
  ts4: 'Explanations run long and independent work is cut short. Plans are written in great detail and are hard to follow in the room.',
  ts5: 'Tasks are mostly the same for all. Three pupils with additional needs waited for help in each lesson observed.',
  ts6: 'Work is marked, but what it shows does not yet change the next lesson.',
  ts7: 'The school’s system is known but used late, so that low-level disruption goes on too long.',
  ts8: 'Help is offered and welcome, but {N} seldom asks for it before things are difficult.',
};

export const COMMENTS: readonly string[] = [
  'I agree with this report. My mentor has been very supportive and the weekly meetings help.',
  'I have read this and think it is fair. I would like to see more lessons outside my own phase.',
  'Thank you. I feel I have made good progress with behaviour, and I know that assessment is next.',
  'This is an accurate picture of my term. The reduced timetable has been protected throughout.',
  'I am pleased with this. I found report writing hard, and the advice on how to shorten it was useful.',
  'I agree with the targets. I would like the next observation to be with my lower set.',
  'A fair reflection. I enjoyed visiting another school and will do so again.',
  'I have nothing to add, except thanks to my mentor and the office staff.',
  'I agree. It was a long term and I am proud of what my class can do now.',
];

/** ECTs who are not on track: what the tutor says, which standards, what was put in place. */
export interface Concern {
  readonly standards: readonly string[];
  readonly reasons: string;
  readonly evidence: string;
  readonly targets: string;
  readonly comment: string;
}

export const CONCERNS: readonly Concern[] = [
  {
    standards: ['TS7'],
    reasons:
      'Behaviour in two of five classes stops learning too often (TS7). {N} knows the school’s system and does not yet use it in time. With the other classes lessons are secure.',
    evidence:
      'Three drop-ins with the same group, the behaviour log of the last eight weeks, and the mentor’s notes.',
    targets:
      'Use the entry routine with every class from Monday; the mentor is present for the first ten minutes twice a week until half-term (TS7). Review on {D}.',
    comment: 'I agree that I need help with this group, and I feel supported.',
  },
  {
    standards: ['TS4', 'TS5'],
    reasons:
      'Lessons are often pitched at the middle of the class (TS4, TS5). Pupils with additional needs wait for help, and others finish early. {N} is working hard, and the planning takes far too long.',
    evidence:
      'Planning for four weeks, book looks in English and mathematics, and two joint observations with the deputy head.',
    targets:
      'Plan one sequence a week together with the mentor, adapting for three named pupils (TS5). Use the shared plans for every other subject (TS4).',
    comment: 'I have been told about this before. Planning with my mentor already helps.',
  },
  {
    standards: ['TS6'],
    reasons:
      'Assessment is not yet used to decide what to teach next (TS6). Marking is up to date, but mistakes return from week to week because they are not gone back to.',
    evidence:
      'Books from two classes, the department’s assessment and a conversation with the head of department.',
    targets:
      'Begin each lesson with three questions from the week before and note who could not answer (TS6). Moderate ten books with a colleague by {D}.',
    comment: 'I understand what is asked of me and have started on it.',
  },
  {
    standards: ['TS2', 'TS4', 'TS7'],
    reasons:
      'Progress has stalled since the middle of term (TS2). Lessons start slowly, explanations are long and pupils drift off the task (TS4, TS7). We have met weekly since then.',
    evidence:
      'Observations by the induction tutor and the headteacher, pupils’ books, and the minutes of our weekly meetings.',
    targets:
      'Cut explanations to five minutes and check with whiteboards (TS2, TS4). Deliver the entry and exit routine in every lesson (TS7). The headteacher observes on {D}.',
    comment:
      'I find some of this hard to read, but it was all discussed with me beforehand. I would like another chance to watch a colleague.',
  },
  {
    standards: ['TS3'],
    reasons:
      'Knowledge of the topics for Year 10 is not yet secure (TS3): two misconceptions went uncorrected. In Key Stage 3 lessons are good.',
    evidence:
      'Two observations with the head of department, and the resources prepared for next term’s topics.',
    targets:
      'Work through the coming topics with the head of department before half-term, an hour a week (TS3).',
    comment: 'This is fair. My degree did not cover these topics and the hour a week is a real help.',
  },
  {
    standards: ['TS7', 'TS8'],
    reasons:
      '{N} finds the class difficult (TS7), and has not always asked for help when it was needed (TS8). Where lessons were planned together, they went well.',
    evidence: 'The log of incidents, the mentor’s notes and four observations this term.',
    targets:
      'Meet the phase leader every Friday to plan the week’s hardest lesson (TS8). Use the agreed script for corrections (TS7).',
    comment: 'I agree with most of this. I think the last three weeks were better than the report suggests.',
  },
];

export const RETURNED: readonly string[] = [
  'The reasons name TS5, but the evidence is about behaviour only. Please add what you saw of adapted teaching, or change the reasons.',
  'Please say how many days of absence there were: the question was left at 0, and the school’s own record shows a week in October.',
  'The targets have no days. Please add a day for each, so that the next review can look back at them.',
];

export const NOT_MET: readonly string[] = [
  'The mentor was on long-term leave for five weeks and nobody took over the weekly meetings. A second mentor is in place from January.',
  'Two afternoons of release time were used for cover in November. They will be given back before February half-term.',
  'No lesson was observed in the first half of the term because of building works. Two observations are booked for January.',
];

export const PROGRAMME_MISSED =
  'The training session in October fell on an inspection day. The recording was watched and the provider offers a second date on 20 January.';

export const VISIT_NOTES: readonly string[] = [
  'Release time is protected and shown on the timetable. Mentors would like a quieter room.',
  'Met three ECTs without their tutors. All could name their mentor and the day of their next observation.',
  'The induction lead is new. Went through the calendar of reports; to be looked at again in the summer.',
  'Excellent record of mentor meetings, which the lead is happy to share with other schools.',
  'Two mentors have no time on the timetable. The headteacher will put this right by half-term.',
  'Sampled four reports against books. Judgements are well founded.',
];
