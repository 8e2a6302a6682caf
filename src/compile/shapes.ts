import citySchema from '../../schemas/city.schema.json' with { type: 'json' };
import conversationTestsSchema from '../../schemas/conversation-tests.schema.json' with { type: 'json' };
import faqSchema from '../../schemas/faq.schema.json' with { type: 'json' };
import platformSchema from '../../schemas/platform.schema.json' with { type: 'json' };
import searchTestsSchema from '../../schemas/search-tests.schema.json' with { type: 'json' };
import synonymsSchema from '../../schemas/synonyms.schema.json' with { type: 'json' };
import type { Shape } from './check-shape.ts';
import { city, conversationTests, faq, platform, searchTests, synonyms } from './generated/validators.js';

/** What each kind of file must look like. */
export const shapes = {
  city: { validate: city, schema: citySchema },
  platform: { validate: platform, schema: platformSchema },
  faq: { validate: faq, schema: faqSchema },
  synonyms: { validate: synonyms, schema: synonymsSchema },
  searchTests: { validate: searchTests, schema: searchTestsSchema },
  conversationTests: { validate: conversationTests, schema: conversationTestsSchema },
} satisfies Readonly<Record<string, Shape>>;
