import type { Command } from 'commander';

/** A subcommand: its name, and what it adds to the command made for it. */
export interface Subcommand {
  readonly name: string;
  define(command: Command): void;
}
