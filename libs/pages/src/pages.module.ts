import { CurriculumModule } from '@hearthside/curriculum';
import { PrintModule } from '@hearthside/print';
import { Module } from '@nestjs/common';
import { FrontDoorController } from './front-door/front-door.controller.js';
import { PacketController } from './packet/packet.controller.js';

@Module({
  imports: [CurriculumModule, PrintModule],
  controllers: [FrontDoorController, PacketController],
})
export class PagesModule {}
