"""Alerts of a desk: rules that people set, what is told of a claim once the release gate has passed it, and sending."""
