// Generated from microservices.yaml: change it there.
import type { LettersLetterWritten as FileLetterEvent } from '../../src/gen/handlers/file-letter.ts';

const fileLetter: FileLetterEvent = {
  "letterId": "01890a5d-ac96-774b-bcce-b302099a8057",
  "length": 1,
  "stamps": [
    {
      "cents": 1
    }
  ]
};

/** By handler: an event as its contract allows it. */
export const events = {
  fileLetter,
};
