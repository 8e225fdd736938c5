// Generated from microservices.yaml: change it there.

/** By handler: an event as its contract allows it. */
export const events = {
};
