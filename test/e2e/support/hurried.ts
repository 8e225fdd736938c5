import { parse, stringify } from 'yaml';

/** The settings of Prometheus and Alertmanager in which a time stands. */
const settings =
  /^(for|keep_firing_for|interval|(scrape|evaluation|refresh|group)_(interval|wait))$/;

const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/**
 * Rules and settings for a world that runs faster: each time that is waited, and each range that is looked at,
 * is a part of itself. What is measured in seconds stays as it is, and so do names.
 */
export function hurried(text: string, speed: number): string {
  const shorter = (time: string) => `${(seconds(time) * 1000) / speed}ms`;
  return stringify(
    parse(text, (key, value) => {
      if (typeof value !== 'string') return value;
      if (key === 'expr') return value.replace(/(?<=\[)\w+(?=\])/g, shorter);
      return settings.test(String(key)) ? shorter(value) : value;
    }),
  );
}

function seconds(time: string): number {
  const [, count, unit = ''] = /^(\d+)([smhd])$/.exec(time) ?? [];
  const length = units[unit];
  if (length === undefined) throw new Error(`'${time}' is no time`);
  return Number(count) * length;
}
