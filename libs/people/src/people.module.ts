import { Contexts, type Keys } from '@hearthside/platform';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { InstitutesModule } from './institutes.module.js';
import { Recognizer } from './sign-in/recognizer.js';
import { byJob, SignInMailJob } from './sign-in/sign-in-mail.job.js';
import { SignInModule } from './sign-in/sign-in.module.js';
import { cookieSecretOf, isSecure } from './sign-in/signing-in-settings.js';

export interface PeopleSettings {
  /** Where people reach the service, with no slash at the end. */
  publicUrl: string;
  keys: Keys;
}

/** Institutes, who is at which of them, and who sends a request. */
@Global()
@Module({})
export class PeopleModule {
  static with(settings: PeopleSettings): DynamicModule {
    return {
      module: PeopleModule,
      imports: [InstitutesModule, SignInModule.with({ ...settings, mails: byJob })],
      providers: [
        {
          provide: Recognizer,
          inject: [Contexts],
          useFactory: (contexts: Contexts) => {
            const secret = cookieSecretOf(settings.keys);
            const recognizer = new Recognizer(contexts, secret, isSecure(settings));
            contexts.recognizeBy(recognizer);
            return recognizer;
          },
        },
        SignInMailJob,
      ],
      exports: [Recognizer],
    };
  }
}
