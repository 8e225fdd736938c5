// Generated from microservices.yaml: change it there.
import type * as messaging from '@local/chassis/messaging';

/** There is a letter that was not there before. */
export interface LettersLetterWritten {
  letterId: string;
  /** In pages, both sides. */
  length: number;
  stamps: { cents: number; motif?: string }[];
}

export type Handler = messaging.EventHandler<LettersLetterWritten>;
