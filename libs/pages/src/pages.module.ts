import { CurriculumModule } from '@hearthside/curriculum';
import { DeliveryModule } from '@hearthside/delivery';
import { InteropModule } from '@hearthside/interop';
import { PrintModule } from '@hearthside/print';
import { Module } from '@nestjs/common';
import { CertificateController } from './certificate/certificate.controller.js';
import { FrontDoorController } from './front-door/front-door.controller.js';
import { CardSignInController } from './sign-in/card-sign-in.controller.js';
import { AccountPage } from './account/account-page.service.js';
import { AccountController } from './account/account.controller.js';
import { CalendarFormController } from './account/calendar.controller.js';
import { OwnRemindersController } from './account/reminders.controller.js';
import { NoMailController } from './no-mail/no-mail.controller.js';
import { PasskeysController } from './account/passkeys.controller.js';
import { BrandAssetsController } from './institute/brand-assets.controller.js';
import { BrandController } from './institute/brand.controller.js';
import { InstituteController } from './institute/institute.controller.js';
import { ReportingController } from './institute/reporting.controller.js';
import { ResourcesController } from './institute/resources.controller.js';
import { SignInOfStaffController } from './institute/sign-in-of-staff.controller.js';
import { ProviderSignInController } from './sign-in/provider-sign-in.controller.js';
import { ClassPagesModule } from './class/class-pages.module.js';
import { ClassChangesController } from './changes/class-changes.controller.js';
import { CourseChangesController } from './changes/course-changes.controller.js';
import { PageModule } from './page/page.module.js';
import { PasskeySignInController } from './sign-in/passkey-sign-in.controller.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { SignInPage } from './sign-in/sign-in-page.service.js';
import { SignOutController } from './sign-in/sign-out.controller.js';
import { InstitutesController } from './institutes/institutes.controller.js';
import { PacketController } from './packet/packet.controller.js';
import { ReportsController } from './reports/reports.controller.js';
import { OfficePagesModule } from './people/office-pages.module.js';

const aboutInstitute = [
  BrandAssetsController,
  BrandController,
  InstituteController,
  ReportingController,
  ResourcesController,
  SignInOfStaffController,
];

@Module({
  imports: [
    CurriculumModule,
    DeliveryModule,
    InteropModule,
    PrintModule,
    PageModule,
    ClassPagesModule,
    OfficePagesModule,
  ],
  providers: [AccountPage, SignInPage],
  controllers: [
    ...aboutInstitute,
    CardSignInController,
    CertificateController,
    ClassChangesController,
    CourseChangesController,
    AccountController,
    CalendarFormController,
    FrontDoorController,
    InstitutesController,
    NoMailController,
    OwnRemindersController,
    PacketController,
    PasskeySignInController,
    PasskeysController,
    ProviderSignInController,
    ReportsController,
    SignInController,
    SignOutController,
  ],
})
export class PagesModule {}
