/** Takes the traces of all processes, and knows where they are kept. */
export const collectorName = 'collector';

/** Where it takes them: OTLP over HTTP. */
export const otlpPort = 4318;

/** What `OTEL_EXPORTER_OTLP_ENDPOINT` is set to. @param host by which a process reaches it */
export const collectorAddress = (host: string) => `http://${host}:${otlpPort}`;
