import { Argument, type Command } from 'commander';
import { print } from './print.ts';

const shells = ['bash', 'zsh', 'fish'] as const;

export function addCompletion(program: Command): void {
  program
    .command('completion')
    .description('Print the completion of a shell.')
    .addArgument(new Argument('<shell>').choices(shells))
    .addHelpText(
      'after',
      `
To install it, for every shell that starts from now on:
  echo 'source <(create-microservices completion bash)' >> ~/.bashrc
  echo 'source <(create-microservices completion zsh)' >> ~/.zshrc
  create-microservices completion fish > ~/.config/fish/completions/create-microservices.fish
`,
    )
    .action(async (shell: (typeof shells)[number]) => {
      const { completion } = await import('../commands/completion.ts');
      await print(process.stdout, completion(shell, program));
    });
}
