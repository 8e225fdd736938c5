import { shorten } from './fit.ts';
import { glyphsFor } from './glyphs.ts';
import { inPipeline } from './inPipeline.ts';
import { widthFor } from './widthFor.ts';

/** What is being done, for people who wait. */
export interface Progress {
  /** From here on, until the next one: shown only while it takes a while. */
  note(text: string): void;
  /** The same of a program that itself writes to the stream: a line that stays. */
  handOver(text: string): void;
  /** Takes away what is shown. */
  end(): void;
}

/** How long nothing needs to be said, in milliseconds. */
const patience = 1000;

/**
 * On a terminal one line that is drawn over and taken away in the end. Elsewhere (a pipe, CI, a terminal or
 * a reader that has no use for lines that change) a line for each thing that takes longer than a second.
 */
export function progressOn(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): Progress {
  const changesLines = stream.isTTY && env.TERM !== 'dumb' && !env.ACCESSIBLE && !inPipeline(env);
  return changesLines ? oneLine(stream, env) : lines(stream);
}

function oneLine(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): Progress {
  const { spinner, ellipsis } = glyphsFor(env, process.platform);
  let timer: NodeJS.Timeout | undefined;

  const end = () => {
    if (timer === undefined) return;
    clearInterval(timer);
    timer = undefined;
    stream.write('\r\u001b[K');
  };
  const note = (text: string) => {
    end();
    const started = Date.now();
    let turn = 0;
    const draw = () => {
      const elapsed = Date.now() - started;
      const seconds = elapsed < patience ? '' : `  ${Math.floor(elapsed / 1000)} s`;
      const line = `${spinner[turn % spinner.length]} ${text}${seconds}`;
      stream.write(`\r${shorten(line, widthFor(stream, env), ellipsis)}\u001b[K`);
      turn += 1;
    };
    // At once: what computes lets no timer through.
    draw();
    timer = setInterval(draw, 100).unref();
  };
  const handOver = (text: string) => {
    end();
    stream.write(`${text}\n`);
  };
  return { note, handOver, end };
}

function lines(stream: NodeJS.WriteStream): Progress {
  let timer: NodeJS.Timeout | undefined;

  const end = () => clearTimeout(timer);
  const note = (text: string) => {
    end();
    timer = setTimeout(() => stream.write(`${text}\n`), patience).unref();
  };
  const handOver = (text: string) => {
    end();
    stream.write(`${text}\n`);
  };
  return { note, handOver, end };
}
