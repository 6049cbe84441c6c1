import { Module } from '@nestjs/common';
import { PageModule } from '../page/page.module.js';
import { DemoController } from './demo.controller.js';
import { MailboxController } from './mailbox.controller.js';

/** Pages that let anybody be anybody: part of the service in the demo, and nowhere else. */
@Module({ imports: [PageModule], controllers: [DemoController, MailboxController] })
export class DemoModule {}
