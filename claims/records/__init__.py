"""The public record of each resource: its one shape, what it reads, and the versions kept of it."""
