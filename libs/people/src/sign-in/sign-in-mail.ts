import { inGroups, MINUTES } from './mailed-code.rules.js';

export interface Mail {
  to: string;
  subject: string;
  text: string;
}

/** The mail with which somebody signs in. It says nothing of courses or of who sends it on whose behalf. */
export function signInMail(to: string, code: string, link: string): Mail {
  return {
    to,
    subject: 'Your code for signing in',
    text: `Your code for signing in:

    ${inGroups(code)}

Type it into the page that asked for it. Or open this link and press the button there:

${link}

The code and the link work for ${MINUTES} minutes, and once. Using either one uses up both.

If you did not ask for this, you can leave it. Nobody can sign in without the code or the link, so
please do not pass them on to anybody, also not by telephone.
`,
  };
}
