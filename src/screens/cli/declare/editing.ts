import type { Command } from 'commander';
import type { Run } from './run.ts';

/** How a change of files is kept. */
function withWays(command: Command): Command {
  return command
    .option('--commit', 'commit the file, and nothing else, on the branch that is checked out')
    .option('--branch', 'commit it on a branch of your own (zeta/NAME); the files here stay as they are');
}

/** The verbs that change texts. */
export function declarePromptEdits(prompts: Command, run: Run): void {
  withWays(
    prompts
      .command('set <city> [changes...]')
      .description("set texts in the city's own file: KEY=TEXT, or KEY=- for what comes on stdin")
      .option('--language <language>', "of these texts (default: the city's first)")
      .option('--file <file>', 'texts by key, as a file of prompts has them; - reads stdin'),
  )
    .addHelpText(
      'after',
      '\nComments and order of the file stay. Texts with mistakes are not written.\n\nExample:\n  zeta prompts set almaty greeting="Здравствуйте!" help="Напишите, что ищете"\n  zeta prompts set almaty --language kk --file texts.yaml',
    )
    .action((city, changes, flags) =>
      run(import('../verbs/prompts-set.ts').then(({ runPromptsSet }) => runPromptsSet(city, changes, flags))),
    );
  withWays(
    prompts
      .command('unset <city> <keys...>')
      .description("take texts out of the city's own file, so that the layer below shows again")
      .option('--language <language>', "of these texts (default: the city's first)"),
  )
    .addHelpText('after', '\nExample:\n  zeta prompts unset almaty greeting --language ru')
    .action((city, keys, flags) =>
      run(
        import('../verbs/prompts-set.ts').then(({ runPromptsUnset }) => runPromptsUnset(city, keys, flags)),
      ),
    );
}

/** The verb that changes settings. */
export function declareCityEdits(city: Command, run: Run): void {
  withWays(
    city
      .command('set <city> <changes...>')
      .description("set settings in the city's own city.yaml: NAME=VALUE; null takes one away"),
  )
    .addHelpText(
      'after',
      '\nLists and blocks are written in brackets.\n\nExample:\n  zeta city set almaty manager.handle=@zeta_almaty contacts.phone="+7 727 355-55-55"\n  zeta city set almaty "manager.hours={ days: mon-sat, from: \'09:00\', to: \'19:00\' }"',
    )
    .action((id, changes, flags) =>
      run(import('../verbs/city-set.ts').then(({ runCitySet }) => runCitySet(id, changes, flags))),
    );
}

/** The verbs that change products. */
export function declareCatalogEdits(catalog: Command, run: Run): void {
  withWays(
    catalog
      .command('set <city> <sku> <changes...>')
      .description("set cells of a product in the city's own catalog file, or add it there: price=129990"),
  )
    .addHelpText(
      'after',
      '\nFields: name, category, price, stock, brand, link, images, description, attributes.NAME.\n\nExample:\n  zeta catalog set almaty МТ-ДУ-768248 price=279990 stock=4',
    )
    .action((city, sku, changes, flags) =>
      run(
        import('../verbs/catalog-set.ts').then(({ runCatalogSet }) =>
          runCatalogSet(city, sku, changes, flags),
        ),
      ),
    );
  withWays(catalog.command('unset <city> <sku> <fields...>').description('empty cells of a product'))
    .addHelpText('after', '\nExample:\n  zeta catalog unset almaty МТ-ДУ-768248 description')
    .action((city, sku, fields, flags) =>
      run(
        import('../verbs/catalog-set.ts').then(({ runCatalogUnset }) =>
          runCatalogUnset(city, sku, fields, flags),
        ),
      ),
    );
  withWays(
    catalog
      .command('remove <city> <sku>')
      .description("take a product out: its row goes, or gets a mark where other cities' file has it"),
  )
    .addHelpText('after', '\nExample:\n  zeta catalog remove almaty МТ-ДУ-768248')
    .action((city, sku, flags) =>
      run(
        import('../verbs/catalog-set.ts').then(({ runCatalogRemove }) => runCatalogRemove(city, sku, flags)),
      ),
    );
}
