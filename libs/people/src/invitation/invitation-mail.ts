export interface Invited {
  called: string;
  institute: string;
  /** How to reach the office, if it says. */
  contact: string | null;
}

/** What an invitation says. It names no course and no role: somebody else may read the mail first. */
export function invitationMail({ called, institute, contact }: Invited, signInUrl: string) {
  return {
    subject: 'An invitation for you',
    text: `Hello ${called},

${institute} has invited you. To say yes or no, sign in with this e-mail address:

${signInUrl}

Nothing begins until you say yes. If you do not know what this is about, you can leave this mail: then
nothing happens.
${contact ? `\nFor questions: ${contact}\n` : ''}`,
  };
}
