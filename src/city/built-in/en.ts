import type { PromptKey } from '../generated/prompt-keys.ts';

/** Built-in texts in English. */
export const en: Readonly<Record<PromptKey, string>> = {
  greeting:
    'Hello! This is the shop in {city_name} 👋\n\nTell me what you are looking for, for example: <i>corner sofa</i>. I will show products with prices, and then a link, a manager or a ticket, as you like.',
  greeting_again: 'Welcome back! What are we looking for today? Write it in your own words, or choose below.',
  help: 'Write in plain words what you need: <i>bed 160x200</i>, <i>grey armchair</i>, or a product code.\n\nPress a product under the list and I will send its card. It has three buttons: the product page, a manager and a ticket.',
  'search.results': '{count, plural, one {# product} other {# products}} found for “{query}”:',
  'search.similar': 'Nothing matches “{query}” exactly. These are close:',
  'search.mended': 'Showing results for “{query}”.',
  'search.relaxed': 'Nothing fits “{filter}”. This comes nearest:',
  'search.item': '{name} — <b>{price}</b>',
  'search.page': 'Page {page} of {pages}',
  'search.nothing':
    'Nothing found for “{query}” 🤷\n\nTry fewer or other words, for example just the kind of product: <i>sofa</i>, <i>table</i>. Or call a manager, who will help you choose.',
  'search.nearest': 'The nearest there is:',
  'search.empty': 'Tell me in words what you are looking for, for example: <i>corner sofa</i>.',
  'search.gone': 'This list is out of date. Write your request again and I will show a fresh one.',
  'search.unavailable':
    'I cannot look into the catalog right now 🙏\n\nPlease write again in a minute, or call a manager, who will help you choose.',
  'search.without': 'Without “{filter}”.',
  'product.card': '<b>{name}</b>\n\n💰 <b>{price}</b>\n📦 {availability}\nCode: <code>{sku}</code>',
  'product.price_stale': '{price} (ask the manager)',
  'product.attribute': '{name}: {value}',
  'product.gone':
    'This product is no longer in the catalog. Tell me what you are looking for and I will find another.',
  'product.photos': '{name}',
  'product.no_photos': 'The photos do not open right now. Try again later, or ask a manager.',
  'availability.in_stock': 'in stock: {count}',
  'availability.out_of_stock': 'out of stock, to order',
  'availability.unknown': 'ask about availability',
  'link.message': '<b>{name}</b> on our site:',
  'manager.called':
    'I passed your question to a manager, who will write to you. Meanwhile you can go on searching.',
  'manager.contact': '{handle} will answer your questions. The question is written already, just send it:',
  'manager.question': 'Hello! I am interested in {name}, code {sku}.',
  'manager.question_search': 'Hello! Please help me choose: {query}',
  'manager.lost':
    'I cannot pass your question on to the managers: they cannot be reached right now. Press the button again a little later, and I will try again.',
  'manager.repeated': 'The manager knows about your question and will answer soon.',
  'manager.card':
    '📞 {handle} <b>A customer asks</b>\nCustomer: {customer}, {language}\nSearched: {query}\nProduct: {product}',
  'manager.called_later':
    'I passed your question to the manager. They are not at work now and will answer when they start: {opens}. You can go on searching meanwhile.',
  'manager.none':
    'There is no manager here, but I can help you find a product: write what you are looking for.',
  'manager.mention': '👤 Write to {name}',
  'ticket.accepted': 'Your ticket for <b>{name}</b> is taken ✅ I will send its number here.',
  'ticket.created':
    '🎫 Ticket <b>No. {number}</b> is made: {name}. A manager will contact you about the details.',
  'ticket.delayed':
    'The ticket system does not answer right now. Your ticket for <b>{name}</b> is safe: I will send its number as soon as the system answers.',
  'ticket.repeated': 'This ticket exists already: No. {number}.',
  'ticket.pending': 'This ticket is taken already, its number will come soon.',
  'ticket.by_hand':
    'A manager will make the ticket for <b>{name}</b> and write to you. You need not repeat anything.',
  'ticket.problem':
    '⚠️ {handle} <b>A ticket did not reach the CRM</b>: please make it by hand\nCustomer: {customer}\nProduct: {product}\nReason: {reason}',
  'ticket.card':
    '🎫 {handle} <b>Ticket</b>\nCustomer: {customer}, {language}\nSearched: {query}\nProduct: {product}',
  'ticket.price_changed':
    'The price changed while you were choosing: the card said {price}, now it is {now}. Your request has the price of the card; a manager will confirm it.',
  'ticket.extended':
    'You already have request №{number} for <b>{name}</b>. I noted in it that you asked again: the manager will see that.',
  'deal.title': '{name} — {city_name}',
  'deal.comment':
    'Customer: {customer}\nSearched: {query}\nProduct: {name}\nCode: {sku}\nPrice shown to the customer: {price}\n{link}',
  'deal.callback_title': 'Call back: {phone} — {city_name}',
  'deal.callback_comment': 'The customer asks for a call\nCustomer: {customer}\nPhone: {phone}',
  'deal.phone_own': '{phone} (their own in Telegram)',
  'deal.phone_written': '{phone} (typed in the chat, not verified)',
  'deal.price_changed': 'The price has changed, in the catalog now: {price}',
  'deal.again': '🔁 The customer asked for this product again. Price on the card: {price}',
  'order.card':
    '🛒 {handle} <b>An order of the site</b>\nCustomer: {customer}, {phone}\nComment: {comment}\n{products}',
  'order.line': '{name}, SKU {sku}: {quantity, number} × {price}',
  'order.comment':
    'An order of the site\nCustomer: {customer}\nPhone: {phone}\nComment: {comment}\n{products}',
  'order.waiting': '⏳ Waits for a call: this customer has no chat with the bot.',
  'order.taken': '✅ {manager} sees to it. This customer is called: they have no chat with the bot.',
  'order.no_chat': 'The bot cannot write to this customer: the order came from the site. Call {phone}',
  'menu.text': 'Write what you are looking for, or choose what to show:',
  'language.choose': 'Which language suits you?',
  'language.changed': 'Done, we speak English now. What are you looking for?',
  'language.offer': 'Shall we go on in English?',
  'contacts.title': '📍 <b>{city_name}</b>',
  'contacts.address': 'Address: {address}',
  'contacts.phone': 'Phone: {phone}',
  'contacts.hours': 'Opening hours: {hours}',
  'contacts.open': '🟢 Open now',
  'contacts.closed': '🔴 Closed now. Opens: {opens}',
  'contacts.none': 'The manager will tell you the address and the opening hours.',
  'contacts.distance': '{km, number} km from you',
  'contacts.nearest':
    'Our shop nearest to you is in <b>{city_name}</b>, {km, number} km away. It has a bot of its own.',
  'catalog.title': '📂 Choose a category, or write what you are looking for:',
  'catalog.category': '📂 <b>{name}</b>',
  'catalog.products': '📂 <b>{name}</b>: {count, plural, one {# product} other {# products}}',
  'catalog.empty': 'This category is not there any more. Write what you are looking for, and I will find it.',
  'similar.results': 'Similar to <b>{name}</b>:',
  'similar.none': 'There is nothing like it. Write what you are looking for, and I will find it.',
  'talk.hello': 'Hello! What are you looking for? Write it in your own words, or choose below.',
  'talk.thanks': 'You are welcome! If you need anything else, just write.',
  'talk.bye': 'Goodbye! I am here whenever you need something.',
  'callback.offer': 'Shall we call you back at {phone}? Only the shop will see the number.',
  'callback.name': 'a call to {phone}',
  'requests.title': '🎫 <b>Your requests</b>',
  'requests.none': 'There are no requests yet. Find a product: there is a button under it.',
  'requests.item': '{date}: {name} — {state}',
  'requests.open': 'being made',
  'requests.created': 'made, No. {number}',
  'requests.asked': 'with the manager',
  'requests.lost': 'could not be handed over',
  'card.source': 'Source: {source}',
  'card.said': 'Last messages:',
  'card.product_page': "Product's page",
  'card.deal': 'Deal #{number}',
  'card.waiting': '⏳ Waiting. To write to the customer, reply to this message.',
  'card.taken': '✅ {manager} answers. The customer sees replies to this message.',
  'card.closed': '☑️ Closed by {manager}',
  'card.declined': '🚫 Not ours, says {manager}',
  'card.returned': '🤖 The customer went back to the bot',
  'card.quiet': '💤 The talk fell silent and was closed',
  'desk.took': 'The customer is yours. Reply to the card: they see your reply.',
  'desk.taken_by': '{manager} answers this customer already.',
  'desk.over': 'This talk is over already.',
  'desk.customer_says': '💬 <b>{customer}</b>\n{text}',
  'desk.undelivered':
    '⚠️ The customer did not get this: most likely they blocked the bot or deleted their account.',
  'desk.reminder':
    '⏰ {handle} A customer has waited {minutes, plural, one {# minute} other {# minutes}}: {customer}',
  'desk.morning': '🌅 {handle} A customer has waited since out of hours: {customer}',
  'desk.unknown_reply': 'There is no canned reply “{name}”, and nothing was sent. There are: {names}',
  'desk.paired':
    '✅ <b>{city_name}</b>: this is the managers’ group. Cards of customers come here, and they see replies to them.\nId of the group: <code>{chat}</code>',
  'desk.topic':
    'This is where {customer} writes. The customer sees all that you write in this topic; replies to messages of colleagues stay among yourselves.',
  'handoff.joined': '👤 <b>{manager}</b> is here. Just write: until the talk ends, a person answers you.',
  'handoff.says': '👤 <b>{manager}</b>\n{text}',
  'handoff.closed':
    'The talk with the manager is over, and I, the bot, answer again. Write if you look for anything else.',
  'handoff.declined':
    'The managers read your question: unfortunately, the shop cannot help with it. I can help you find products.',
  'handoff.returned': 'The bot again 🤖 Write what you are looking for, or call a manager once more.',
  'handoff.quiet':
    'The talk with the manager fell silent, so I, the bot, answer again. Call a manager once more if you need one.',
  'handoff.over': 'This talk is over already.',
  'privacy.consent':
    'So that the shop can answer, I will pass on your name in Telegram, your question and, if you give it, your phone. Do you agree?\n\nSee what is kept: /mydata, delete it: /forget',
  'privacy.mydata':
    '🔐 <b>What I keep of you</b>\nName: {name}\nLanguage: {language}\nTickets and questions: {count}\nConsent: {agreed}\nThe last messages that we exchanged\n\nDelete all of it: /forget',
  'privacy.forget':
    "Delete all that I keep of you? A talk with a manager ends, and your list of requests becomes empty. What stands in the shop's CRM is deleted by the shop: ask a manager.",
  'privacy.forgotten':
    'Done: I do not know you any more. Tickets that are still being made are deleted once they are. If you write again, we begin anew.',
  'digest.text':
    '📊 <b>{city_name}</b>, {period}\nConversations: {conversations}\nSearches: {searches}, {nothing} of them without results\nTickets: {tickets}, questions to a manager: {questions}\nUsually until a manager answers: {take}',
  'digest.missed': 'Not found:',
  'profile.description':
    'I help you find things in the shop, {city_name}: write in your own words what you are looking for, and I show prices and stock, call a manager or take your request.\n\nWrite in English, по-русски or қазақша.',
  'profile.about': 'Shop, {city_name}: search, prices and stock, a manager and requests',
  'limits.too_fast': 'That is more than I can answer at once. Please wait a minute and write again.',
  'fallback.unsupported':
    'I understand only text so far. Tell me in words what you are looking for, for example: <i>corner sofa</i>.',
  'fallback.unknown_command':
    'There is no such command. Just write what you are looking for, or press /help.',
  'fallback.failed':
    'I could not answer: something broke on our side. Your message is kept. Please try again a little later.',
  'fallback.old_button': 'This button is out of date. Please write your request again.',
  'fallback.voice':
    'I cannot listen to voice messages yet. Write what you are looking for, or call a manager.',
  'fallback.picture':
    'I cannot search by a picture yet. Send it with a caption (the article number or a name), or call a manager.',
  'buttons.link': '🔗 Link',
  'buttons.manager': '📞 Manager',
  'buttons.ticket': '🎫 Ticket',
  'buttons.open': 'Open the page',
  'buttons.write': 'Write to the manager',
  'buttons.previous': '◀ Back',
  'buttons.next': 'More ▶',
  'buttons.catalog': '📂 Catalog',
  'buttons.contacts': '📍 Contacts',
  'buttons.ask': '📞 Manager',
  'buttons.language': '🌐 Language',
  'buttons.map': '🗺 On the map',
  'buttons.all': 'Show all {count, number}',
  'buttons.similar': '🔎 Similar',
  'buttons.without': '✕ {filter}',
  'buttons.up': '⬆️ Back to the categories',
  'buttons.call_back': '📲 Yes, call me back',
  'buttons.requests': '🎫 My requests',
  'buttons.take': '✋ Take',
  'buttons.close': '☑️ Close',
  'buttons.not_ours': '🚫 Not ours',
  'buttons.back_to_bot': '🤖 Back to the bot',
  'buttons.agree': '✅ Yes, I agree',
  'buttons.policy': '📄 Privacy policy',
  'buttons.forget': '🗑 Yes, delete all of it',
  'buttons.photos': '🖼 Photos: {count, number}',
  'buttons.copy_address': '📋 Copy the address',
  'buttons.copy_number': '📋 Copy the number',
  'buttons.other_city': '🏙 {city_name}',
  'commands.start': 'Start again',
  'commands.help': 'How it works',
  'commands.menu': 'What the bot can do',
  'commands.contacts': 'Address and opening hours',
  'commands.language': 'Change the language',
  'commands.catalog': 'The categories',
  'commands.requests': 'My requests',
  'commands.mydata': 'What is kept of me',
  'commands.forget': 'Delete my data',
};
