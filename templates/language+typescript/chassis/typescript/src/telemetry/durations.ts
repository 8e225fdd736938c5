import { type Attributes, ValueType } from '@opentelemetry/api';
import { hrTime } from '@opentelemetry/core';
import { emptyResource } from '@opentelemetry/resources';
import {
  AggregationTemporality,
  DataPointType,
  type HistogramMetricData,
  type MetricProducer,
} from '@opentelemetry/sdk-metrics';

/** As many sets of labels as a metric of the SDK's has; what is beyond is one of its own. */
const maxSeries = 2_000;
const overflow: Attributes = { 'otel.metric.overflow': true };

interface About {
  name: string;
  description: string;
  /** Upper bounds of the buckets, in seconds, ascending. */
  boundaries: number[];
}

/** What was measured under one set of labels. */
export class Series {
  readonly #labels: Attributes;
  readonly #boundaries: readonly number[];
  readonly #counts: number[];
  readonly #startTime = hrTime();
  #sum = 0;
  #count = 0;

  constructor(labels: Attributes, boundaries: readonly number[]) {
    this.#labels = labels;
    this.#boundaries = boundaries;
    this.#counts = new Array<number>(boundaries.length + 1).fill(0);
  }

  record(seconds: number): void {
    const boundaries = this.#boundaries;
    let bucket = 0;
    while (bucket < boundaries.length && seconds > Number(boundaries[bucket])) bucket += 1;
    this.#counts[bucket] = Number(this.#counts[bucket]) + 1;
    this.#sum += seconds;
    this.#count += 1;
  }

  point(): HistogramMetricData['dataPoints'][number] {
    const buckets = { boundaries: [...this.#boundaries], counts: [...this.#counts] };
    return {
      startTime: this.#startTime,
      endTime: hrTime(),
      attributes: this.#labels,
      value: { buckets, sum: this.#sum, count: this.#count },
    };
  }
}

/**
 * A histogram of durations whose sets of labels are found by a text. The SDK finds them by all labels,
 * sorted and printed for each value: two of them were 6 µs of what the gateway took for a request.
 */
export class Durations {
  readonly #about: About;
  readonly #series = new Map<string, Series>();

  constructor(about: About) {
    this.#about = about;
  }

  /** @param key a text that no other set of labels has */
  get(key: string): Series | undefined {
    return this.#series.get(key);
  }

  begin(key: string, labels: Attributes): Series {
    const isFull = this.#series.size >= maxSeries - 1;
    if (isFull) return this.get('') ?? this.#add('', overflow);
    return this.#add(key, labels);
  }

  #add(key: string, labels: Attributes): Series {
    const series = new Series(labels, this.#about.boundaries);
    this.#series.set(key, series);
    return series;
  }

  data(): HistogramMetricData {
    const { name, description } = this.#about;
    return {
      descriptor: { name, description, unit: 's', valueType: ValueType.DOUBLE },
      aggregationTemporality: AggregationTemporality.CUMULATIVE,
      dataPointType: DataPointType.HISTOGRAM,
      dataPoints: [...this.#series.values()].map((series) => series.point()),
    };
  }
}

const all = new Map<string, Durations>();

/** One for the whole process, whoever asks for it. */
export function durations(about: About): Durations {
  const known = all.get(about.name) ?? new Durations(about);
  all.set(about.name, known);
  return known;
}

/** By this the SDK's reader has them among its own. */
export const durationsProducer: MetricProducer = {
  async collect() {
    const metrics = [...all.values()]
      .map((each) => each.data())
      .filter(({ dataPoints }) => dataPoints.length > 0);
    const scopeMetrics = [{ scope: { name: 'chassis' }, metrics }];
    // Of the resource, the reader takes what the SDK says.
    return { resourceMetrics: { resource: emptyResource(), scopeMetrics }, errors: [] };
  },
};
