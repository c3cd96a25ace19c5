"""Room 4: what a desk does with a case, once as a service, and the pages over it."""
