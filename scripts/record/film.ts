import type { Line } from './spans.ts';

/** What a terminal showed, and for how long. */
export interface Frame {
  lines: readonly Line[];
  cursor?: { column: number; row: number };
  /** Milliseconds. */
  duration: number;
}

/** What is to be seen on one row for a while. */
export interface Shot {
  row: number;
  /** A line, or the column that the cursor is in. */
  content: Line | number;
}

/** Everything that comes and goes at the same times. */
export interface Scene {
  /** Milliseconds from the beginning. */
  from: number;
  to: number;
  shots: Shot[];
}

/** The frames by what changes: a line that stays is there once, however many frames it is in. */
export function toScenes(frames: readonly Frame[]): { scenes: Scene[]; length: number } {
  const scenes = new Map<string, Scene>();
  const open = new Map<string, Shot & { from: number }>();
  let now = 0;
  for (const frame of frames) {
    const visible = new Map(shotsOf(frame).map((shot) => [JSON.stringify(shot), shot]));
    close((key) => !visible.has(key));
    for (const [key, shot] of visible) if (!open.has(key)) open.set(key, { ...shot, from: now });
    now += frame.duration;
  }
  close(() => true);
  return { scenes: [...scenes.values()], length: now };

  function close(isOver: (key: string) => boolean): void {
    for (const [key, { from, ...shot }] of open) {
      if (!isOver(key)) continue;
      open.delete(key);
      const times = `${from} ${now}`;
      const scene = scenes.get(times) ?? { from, to: now, shots: [] };
      scene.shots.push(shot);
      scenes.set(times, scene);
    }
  }
}

function shotsOf({ lines, cursor }: Frame): Shot[] {
  const shots: Shot[] = lines.flatMap((content, row) =>
    content.length === 0 ? [] : [{ row, content }],
  );
  return cursor === undefined ? shots : [...shots, { row: cursor.row, content: cursor.column }];
}
