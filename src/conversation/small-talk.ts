/** What a message is when it asks for no product. */
export type SmallTalk = 'hello' | 'thanks' | 'bye' | 'person' | 'place';

/** Whole messages, in the three languages; written in lower case and without punctuation. */
const phrases: Readonly<Record<SmallTalk, readonly string[]>> = {
  hello: [
    'привет привет всем приветик здравствуйте здравствуй здрасте здрасьте хай',
    'добрый день|добрый вечер|доброе утро|доброго дня|доброго времени суток|доброй ночи',
    'сәлем салем салам сәлеметсізбе ассалаумағалейкум ассаламуалейкум',
    'сәлеметсіз бе|салеметсиз бе|саламатсыз ба|ассалаумағалейкүм|қайырлы күн|қайырлы таң|қайырлы кеш|кайырлы кун',
    'hi hello hey',
    'good morning|good afternoon|good evening|good day|hi there|hello there',
  ],
  thanks: [
    'спасибо спс пасиб благодарю спасибочки',
    'спасибо большое|большое спасибо|огромное спасибо|спасибо вам|благодарю вас|ок спасибо|хорошо спасибо|спасибо не надо',
    'рахмет рақмет',
    'көп рахмет|көп рақмет|үлкен рахмет|рахмет сізге|рақмет сізге',
    'thanks thx',
    'thank you|thanks a lot|many thanks|thank you very much',
  ],
  bye: [
    'пока досвидания прощайте',
    'до свидания|всего доброго|всего хорошего|хорошего дня',
    'саубол',
    'сау болыңыз|сау бол|көріскенше',
    'bye goodbye',
    'good bye|bye bye|see you',
  ],
  place: [
    'адрес контакты',
    'где вы|где вы находитесь|где находитесь|где вас найти|где магазин|где ваш магазин|где находится магазин|где вы расположены|ваш адрес|адрес магазина|какой адрес|какой у вас адрес|как вас найти|как проехать|как до вас добраться',
    'график работы|режим работы|время работы|часы работы|до скольки работаете|до скольки вы работаете|во сколько открываетесь|во сколько закрываетесь|когда открываетесь|вы открыты|вы работаете|вы сегодня работаете|работаете сегодня|работаете в воскресенье|ваш телефон|ваши контакты|номер телефона|как с вами связаться',
    'мекенжай мекенжайы',
    'қайдасыз|қайдасыздар|қайда орналасқансыз|қайда орналасқансыздар|дүкен қайда|мекенжайыңыз қандай|жұмыс уақыты|жұмыс кестесі|қашан ашыласыз|ашықсыз ба',
    'address contacts',
    'where are you|where are you located|where is the shop|where is your shop|what is your address|your address|opening hours|working hours|are you open|when do you open|when do you close|how to find you',
  ],
  person: [
    'менеджер менеджера оператор оператора консультант консультанта человек человека продавец',
    'живой человек|позовите человека|позовите менеджера|позовите оператора|позовите консультанта|позови менеджера|позови человека',
    'нужен менеджер|нужен человек|нужен оператор|нужен консультант|нужна консультация|нужна помощь|помогите выбрать',
    'соедините с менеджером|соедините с оператором|соедините с человеком|свяжите с менеджером|связаться с менеджером|связь с менеджером',
    'хочу поговорить с менеджером|хочу поговорить с человеком|поговорить с человеком|поговорить с менеджером|можно менеджера|можно человека|есть кто живой|вы бот|ты бот|это бот',
    'перезвоните мне|перезвоните|позвоните мне|можете перезвонить',
    'адам',
    'менеджер керек|адам керек|оператор керек|менеджерді шақырыңыз|менеджерді шақыр|адаммен сөйлескім келеді|менеджермен сөйлескім келеді|маған хабарласыңыз',
    'human manager operator',
    'call a manager|call the manager|talk to a human|talk to a person|speak to a manager|speak to a human|i need a manager|i need help|real person|call me back|call me',
  ],
};

/** Courtesies around a wish: "здравствуйте, позовите менеджера, пожалуйста". */
const courtesies = new Set(['пожалуйста', 'плиз', 'пж', 'өтінемін', 'please', 'а', 'ну', 'и']);

const known: ReadonlyMap<string, SmallTalk> = new Map(
  (Object.keys(phrases) as SmallTalk[]).flatMap((kind) =>
    phrases[kind].flatMap((line) =>
      // Single words stand in one line; phrases are parted by bars.
      (line.includes('|') ? line.split('|') : line.split(' ')).map((phrase) => [phrase, kind] as const),
    ),
  ),
);

/**
 * Undefined for what may be about a product. Only a whole message counts: "привет" is no question, "привет, есть
 * диван?" is one. What is asked for outweighs the greeting before it.
 */
export function smallTalkIn(text: string): SmallTalk | undefined {
  const words = wordsOf(text);
  if (words.length === 0 || words.length > mostWords) return undefined;
  const whole = known.get(words.join(' '));
  if (whole) return whole;
  // "Здравствуйте, позовите менеджера": the greeting is taken off, and the rest is looked at.
  for (let first = 1; first < words.length; first += 1) {
    const greeted = known.get(words.slice(0, first).join(' '));
    const rest = known.get(words.slice(first).join(' '));
    if (greeted && rest) return asks(greeted) && !asks(rest) ? greeted : rest;
  }
  return undefined;
}

/** More than courtesy: it wants something. */
function asks(kind: SmallTalk): boolean {
  return kind === 'person' || kind === 'place';
}

const mostWords = 10;

function wordsOf(text: string): readonly string[] {
  const words = text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .split(/[^\p{L}\p{N}]+/u);
  return words.filter((word) => word !== '' && !courtesies.has(word));
}
