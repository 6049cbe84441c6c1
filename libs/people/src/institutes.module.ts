import { Global, Module } from '@nestjs/common';
import { BrandResolver } from './brand/brand.resolver.js';
import { BrandService } from './brand/brand.service.js';
import { LocalResourceResolver } from './local-resource/local-resource.resolver.js';
import { LocalResourceService } from './local-resource/local-resource.service.js';
import { PacketDefaultsService } from './packet-defaults/packet-defaults.service.js';
import { ReportingAnswerResolver } from './reporting-answer/reporting-answer.resolver.js';
import { ReportingAnswerService } from './reporting-answer/reporting-answer.service.js';
import { InstituteResolver } from './institute/institute.resolver.js';
import { InstituteService } from './institute/institute.service.js';
import { InvitationService } from './invitation/invitation.service.js';
import { InvitationJob } from './invitation/invitation.job.js';
import { InvitationResolver } from './invitation/invitation.resolver.js';
import { CardRounds } from './code-card/card-rounds.service.js';
import { EmailChangeService } from './membership/email-change.service.js';
import { EndsSessions } from './membership/ends-sessions.js';
import { MemberChangeResolver } from './membership/member-change.resolver.js';
import { MemberChangeService } from './membership/member-change.service.js';
import { MembershipResolver } from './membership/membership.resolver.js';
import { MembershipService } from './membership/membership.service.js';
import { NewLearnerService } from './membership/new-learner.service.js';
import { Once } from './once/once.service.js';
import { ViewerResolver } from './viewer/viewer.resolver.js';
import { ViewerService } from './viewer/viewer.service.js';

const services = [
  BrandService,
  LocalResourceService,
  PacketDefaultsService,
  ReportingAnswerService,
  CardRounds,
  EmailChangeService,
  EndsSessions,
  InstituteService,
  InvitationService,
  MemberChangeService,
  MembershipService,
  NewLearnerService,
  Once,
  ViewerService,
];

/** An institute, what it says about itself, and who is there. */
@Global()
@Module({
  providers: [
    ...services,
    BrandResolver,
    LocalResourceResolver,
    ReportingAnswerResolver,
    InstituteResolver,
    InvitationJob,
    InvitationResolver,
    MemberChangeResolver,
    MembershipResolver,
    ViewerResolver,
  ],
  exports: services,
})
export class InstitutesModule {}
