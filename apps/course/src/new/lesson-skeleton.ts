import { stringify } from 'yaml';

export interface LessonPlace {
  number: number;
  title: string;
  minutes: number;
}

interface Part {
  id: string;
  minutes: number;
  text(id: string, minutes: number): string;
}

/** A class of more than an hour gets a break before its middle. */
const BREAK = 8;
/** People listen for twelve minutes; the check says so too. */
const LONGEST_TALK = 12;

/**
 * A lesson and its handout, by file name: complete enough to pass the check, and saying at each place
 * what belongs there. Ids carry the lesson's number, since they are one course's.
 */
export function lessonSkeleton({ number, title, minutes }: LessonPlace): Map<string, string> {
  const handout = `h${number}-1`;
  const parts = partsOf(number, minutes, handout);
  const settings = stringify({
    title,
    aim: 'Say in one sentence what this lesson is for.',
    minutes,
    sensitivity: 'none',
    outcomes: [
      { text: 'say one thing that …', 'shown-by': `try-it-${number}` },
      { text: 'choose between two ways to …', 'shown-by': `try-it-${number}` },
      { text: 'write down a first step', 'shown-by': handout },
    ],
  });
  return new Map([
    ['lesson.md', `---\n${settings}---\n\n${top}\n${parts.map(written).join('\n')}`],
    [`${handout}-first-step.md`, sheet(handout)],
  ]);
}

function partsOf(number: number, minutes: number, handout: string): Part[] {
  const pause = minutes > 60 ? BREAK : 0;
  const of = (share: number) => Math.max(1, Math.round((minutes - pause) * share));
  const welcome = of(0.1);
  const idea = Math.min(LONGEST_TALK, of(0.15));
  const questions = of(0.25);
  const close = of(0.15);
  const rest = minutes - pause - welcome - idea - questions - close;
  const parts: Part[] = [
    { id: 'welcome', minutes: welcome, text: welcomeText },
    { id: 'idea', minutes: idea, text: ideaText },
    { id: 'break', minutes: pause, text: breakText },
    { id: 'try-it', minutes: rest, text: (id, length) => tryText(id, length, handout) },
    { id: 'questions', minutes: questions, text: questionsText },
    { id: 'close', minutes: close, text: closeText },
  ];
  return parts
    .filter((part) => part.minutes > 0)
    .map((part) => ({ ...part, id: `${part.id}-${number}` }));
}

function written({ id, minutes, text }: Part): string {
  return text(id, minutes);
}

const top = `<!-- What stands here, before the first ## heading, is for the whole lesson. Remarks like this one
     are for authors; nobody else sees them. -->

You may pass on anything today, and you need not say why.

:::prep{when=half-hour}
- Lay out the chairs and the handouts.
:::
`;

const welcomeText = (id: string, minutes: number) => `## Welcome
::activity{id=${id} minutes=${minutes} kind=opening core=keep}

Say in two or three lines what today is about.

:::say
Words for the leader, in the leader's own voice.
:::
`;

const ideaText = (id: string, minutes: number) => `## The idea
::activity{id=${id} minutes=${minutes} kind=talk core=keep}

Explain one idea in plain words. Text outside a block is read by learners.

::key-point[The one thing to remember, in 25 words or fewer.]{main}
`;

const breakText = (id: string, minutes: number) => `## Stretch
::activity{id=${id} minutes=${minutes} kind=break core=keep}
`;

const tryText = (id: string, minutes: number, handout: string) => `## Try it
::activity{id=${id} minutes=${minutes} grouping=pairs core=keep handouts="${handout}"}

::prompt[A question that anyone can answer without telling their own story.]{kind=pair}

:::do
1. Say what to do, step by step.
2. Hand out the sheet.
:::

:::debrief
1. What did you notice?
:::
`;

const questionsText = (id: string, minutes: number) => `## Questions
::activity{id=${id} minutes=${minutes} kind=questions}

Ask anything about today, aloud or on a slip of paper.
`;

const closeText = (id: string, minutes: number) => `## Close
::activity{id=${id} minutes=${minutes} kind=closing core=keep}

::prompt[One word for how you leave, or a pass.]{kind=whole}
`;

const sheet = (id: string) => `---
id: ${id}
title: A first step
kind: worksheet
---

Write a line or two about what this sheet is for.

::lines[One thing I would like to try]{count=4}
`;
