/** Somebody who does not exist, for trying things out. */
export interface DemoPerson {
  name: string;
  role: 'coordinator' | 'facilitator' | 'learner';
  /** Without it they sign in by a code card. */
  email?: string;
}

export const DEMO_INSTITUTE = { name: 'Elm House', timeZone: 'America/New_York' };

const withEmail = (name: string, role: DemoPerson['role']): DemoPerson => ({
  name,
  role,
  email: `${name.toLowerCase().replace(' ', '.')}@demo.example`,
});

/** One who runs the office, two who lead, and a class of 18, three of them without e-mail. */
export const demoPeople: readonly DemoPerson[] = [
  withEmail('Ana Ruiz', 'coordinator'),
  withEmail('Ruth Abel', 'facilitator'),
  withEmail('Sam Okoro', 'facilitator'),
  ...[
    'Alma Berg',
    'Ben Castle',
    'Clara Dunn',
    'David Ellis',
    'Edith Farr',
    'Frank Gold',
    'Grace Hall',
    'Hugo Ives',
    'Irene Jong',
    'Jack Kerr',
    'Karin Lund',
    'Louis Marsh',
    'Maria Nunes',
    'Noah Orr',
    'Olga Petrov',
  ].map((name) => withEmail(name, 'learner')),
  { name: 'Paul Quinn', role: 'learner' },
  { name: 'Rosa Silva', role: 'learner' },
  { name: 'Tom Usher', role: 'learner' },
];
