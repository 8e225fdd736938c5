// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';

export const service: chassis.ServiceModel = {
  "name": "delivery",
  "timeoutMs": 800,
  "datastore": "postgres",
  "redact": []
};
