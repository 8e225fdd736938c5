// Generated from microservices.yaml: change it there.
// Value objects: stored inside the entity that they are part of.
export {};
