import { Module } from '@nestjs/common';

/** Classes, from the schedule to the certificate. */
@Module({})
export class DeliveryModule {}
