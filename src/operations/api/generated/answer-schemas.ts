// Generated from src/operations/api/ by scripts/generate.ts. Do not edit: run `npm run generate`.
/** By name; `answers`: the schema of each route's answer, by the route's id. */
export const answerSchemas: AnswerSchemas = {
 "schemas": {
  "AcceptedOrder": {
   "description": "An order that was accepted: on disk, and made a deal by the process that serves, now or once the CRM answers.",
   "type": "object",
   "properties": {
    "target": {
     "type": "string"
    },
    "city": {
     "type": "string"
    },
    "id": {
     "description": "Of its ticket: `zeta escalation show` tells what became of it.",
     "type": "string"
    },
    "isNew": {
     "description": "False: the same order was accepted before, and there is no second one.",
     "type": "boolean"
    },
    "isServed": {
     "type": "boolean"
    },
    "ticket": {
     "description": "As it stands by now; null while it waits for its turn.",
     "anyOf": [
      {
       "$ref": "#/components/schemas/ListedEscalation"
      },
      {
       "type": "null"
      }
     ]
    }
   },
   "additionalProperties": false,
   "required": [
    "city",
    "id",
    "isNew",
    "isServed",
    "target",
    "ticket"
   ]
  },
  "AccessToken": {
   "description": "Times are epoch milliseconds.",
   "type": "object",
   "properties": {
    "accessToken": {
     "type": "string"
    },
    "tokenType": {
     "type": "string",
     "const": "Bearer"
    },
    "jti": {
     "description": "By which it is revoked.",
     "type": "string"
    },
    "expiresAt": {
     "type": "number"
    },
    "scopes": {
     "type": "array",
     "items": {
      "enum": [
       "access",
       "audit",
       "customers",
       "deals",
       "deploy",
       "escalations",
       "read",
       "secrets",
       "write"
      ],
      "type": "string"
     }
    },
    "cities": {
     "description": "None: all.",
     "type": "array",
     "items": {
      "type": "string"
     }
    }
   },
   "additionalProperties": false,
   "required": [
    "accessToken",
    "cities",
    "expiresAt",
    "jti",
    "scopes",
    "tokenType"
   ]
  },
  "ActorKind": {
   "description": "Who comes: somebody at a terminal of the server, a token, a user, a short-lived token; or what does things by itself.",
   "enum": [
    "access-token",
    "cli",
    "feed",
    "nobody",
    "save",
    "token",
    "user"
   ],
   "type": "string"
  },
  "AddedUser": {
   "type": "object",
   "properties": {
    "target": {
     "type": "string"
    },
    "user": {
     "$ref": "#/components/schemas/ListedUser"
    },
    "password": {
     "description": "The one that was made; seen here and never again. Null: they have their own, or none.",
     "type": [
      "null",
      "string"
     ]
    }
   },
   "additionalProperties": false,
   "required": [
    "password",
    "target",
    "user"
   ]
  },
  "Allowed": {
   "type": "object",
   "properties": {
    "city": {
     "$ref": "#/components/schemas/CityId"
    },
    "guard": {
     "$ref": "#/components/schemas/GuardName"
    }
   },
   "additionalProperties": false,
   "required": [
    "city",
    "guard"
   ]
  },
  "AllowedGuard": {
   "description": "A guard that a commit lets pass.",
   "type": "object",
   "properties": {
    "guard": {
     "$ref": "#/components/schemas/GuardName"
    },
    "commit": {
     "type": "string"
    }
   },
   "additionalProperties": false,
   "required": [
    "commit",
    "guard"
   ]
  },
  "Analytics": {
   "type": "object",
   "properties": {
    "by": {
     "description": "What `series` is counted by; null: it was not asked for.",
     "anyOf": [
      {
       "enum": [
        "day",
        "hour"
       ],
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "series": {
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/CitySeries"
     }
    },
    "target": {
     "type": "string"
    },
    "since": {
     "type": "number"
    },
    "until": {
     "type": "number"
    },
    "cities": {
     "type": "array",
     "items": {
      "additionalProperties": false,
      "type": "object",
      "properties": {
       "since": {
        "type": "number"
       },
       "until": {
        "type": "number"
       },
       "conversations": {
        "description": "Chats in which a turn was taken; no further back than turns are kept.",
        "type": "number"
       },
       "counts": {
        "$ref": "#/components/schemas/Record_string_number",
        "description": "How often each thing was counted: `search`, `ticket`, `manager` and so on."
       },
       "withoutResults": {
        "type": "number"
       },
       "missed": {
        "description": "What was searched for most without results, in small letters; at most 20.",
        "type": "array",
        "items": {
         "$ref": "#/components/schemas/Named"
        }
       },
       "takeSeconds": {
        "description": "Seconds until each customer was taken by a manager, the shortest first.",
        "type": "array",
        "items": {
         "type": "number"
        }
       },
       "stages": {
        "description": "Stages that deals came to.",
        "type": "array",
        "items": {
         "$ref": "#/components/schemas/Named"
        }
       },
       "sources": {
        "description": "Campaigns that conversations began with.",
        "type": "array",
        "items": {
         "$ref": "#/components/schemas/Named"
        }
       },
       "releases": {
        "type": "array",
        "items": {
         "type": "object",
         "properties": {
          "release": {
           "type": "number"
          },
          "searches": {
           "type": "number"
          },
          "tickets": {
           "type": "number"
          },
          "questions": {
           "type": "number"
          }
         },
         "additionalProperties": false,
         "required": [
          "questions",
          "release",
          "searches",
          "tickets"
         ]
        }
       },
       "days": {
        "description": "Searches and tickets by day; `day`: days since 1970 in the city's time.",
        "type": "array",
        "items": {
         "type": "object",
         "properties": {
          "day": {
           "type": "number"
          },
          "searches": {
           "type": "number"
          },
          "tickets": {
           "type": "number"
          }
         },
         "additionalProperties": false,
         "required": [
          "day",
          "searches",
          "tickets"
         ]
        }
       },
       "city": {
        "$ref": "#/components/schemas/CityId"
       }
      },
      "required": [
       "city",
       "conversations",
       "counts",
       "days",
       "missed",
       "releases",
       "since",
       "sources",
       "stages",
       "takeSeconds",
       "until",
       "withoutResults"
      ]
     }
    }
   },
   "additionalProperties": false,
   "required": [
    "by",
    "cities",
    "series",
    "since",
    "target",
    "until"
   ]
  },
  "AuditAction": {
   "description": "What is written down. The first seven are moves of what is live.",
   "enum": [
    "access-token-revoked",
    "allowed",
    "ban-lifted",
    "banned",
    "customer-erased",
    "customer-exported",
    "dead-retried",
    "deal-made",
    "escalation-closed",
    "escalation-declined",
    "escalation-taken",
    "live",
    "login",
    "login-refused",
    "logout",
    "password-set",
    "pin",
    "products-written",
    "prompts-written",
    "releases-pruned",
    "removed",
    "renamed",
    "restored",
    "rollback",
    "secret-set",
    "settings-written",
    "token-created",
    "token-revoked",
    "unpin",
    "user-added",
    "user-changed",
    "user-disabled",
    "user-enabled",
    "webhook-secret-changed"
   ],
   "type": "string"
  },
  "AuditEntry": {
   "description": "One entry, as it is kept.",
   "type": "object",
   "properties": {
    "seq": {
     "description": "From 1, without gaps; null: a move of before there was a chain.",
     "type": [
      "null",
      "number"
     ]
    },
    "at": {
     "type": "number"
    },
    "what": {
     "$ref": "#/components/schemas/AuditAction"
    },
    "city": {
     "type": [
      "null",
      "string"
     ]
    },
    "subject": {
     "type": "string"
    },
    "before": {},
    "after": {},
    "hash": {
     "description": "SHA-256 of this entry and the hash before it; null: it is in no chain.",
     "type": [
      "null",
      "string"
     ]
    },
    "kind": {
     "$ref": "#/components/schemas/ActorKind"
    },
    "name": {
     "description": "Of the token or the user; on the command line git's user, else the system's.",
     "type": "string"
    },
    "address": {
     "description": "Of the network; empty on the machine itself.",
     "type": "string"
    },
    "agent": {
     "description": "`User-Agent`, cut.",
     "type": "string"
    },
    "request": {
     "description": "Id of the request; empty: there was none.",
     "type": "string"
    }
   },
   "additionalProperties": false,
   "required": [
    "address",
    "after",
    "agent",
    "at",
    "before",
    "city",
    "hash",
    "kind",
    "name",
    "request",
    "seq",
    "subject",
    "what"
   ]
  },
  "AuditList": {
   "type": "object",
   "properties": {
    "target": {
     "type": "string"
    },
    "since": {
     "description": "Epoch milliseconds.",
     "type": "number"
    },
    "entries": {
     "description": "The newest first.",
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/AuditEntry"
     }
    },
    "next": {
     "description": "Where the next page begins; null: this is the last.",
     "type": [
      "null",
      "string"
     ]
    }
   },
   "additionalProperties": false,
   "required": [
    "entries",
    "next",
    "since",
    "target"
   ]
  },
  "AuditVerification": {
   "type": "object",
   "properties": {
    "target": {
     "type": "string"
    },
    "entries": {
     "type": "number"
    },
    "head": {
     "description": "Hash of the last entry: kept elsewhere, it shows later that nothing was cut off. 64 zeros: there is no entry.",
     "type": "string"
    },
    "isWhole": {
     "type": "boolean"
    },
    "broken": {
     "description": "The first entry that is not as it was written; null: all are.",
     "anyOf": [
      {
       "type": "object",
       "properties": {
        "seq": {
         "type": "number"
        },
        "why": {
         "enum": [
          "changed",
          "missing",
          "unlinked"
         ],
         "type": "string"
        }
       },
       "additionalProperties": false,
       "required": [
        "seq",
        "why"
       ]
      },
      {
       "type": "null"
      }
     ]
    },
    "hasHead": {
     "description": "Whether an entry has the hash that was asked for; null: none was.",
     "type": [
      "null",
      "boolean"
     ]
    }
   },
   "additionalProperties": false,
   "required": [
    "broken",
    "entries",
    "hasHead",
    "head",
    "isWhole",
    "target"
   ]
  },
  "Candidate": {
   "description": "What a city's folder would become, beside what is live: the one path of `plan`, `deploy` and the watcher.",
   "anyOf": [
    {
     "type": "object",
     "properties": {
      "kind": {
       "type": "string",
       "const": "broken"
      },
      "city": {
       "$ref": "#/components/schemas/CityId"
      },
      "diagnostics": {
       "type": "array",
       "items": {
        "$ref": "#/components/schemas/Diagnostic"
       }
      }
     },
     "additionalProperties": false,
     "required": [
      "city",
      "diagnostics",
      "kind"
     ]
    },
    {
     "type": "object",
     "properties": {
      "kind": {
       "type": "string",
       "const": "ready"
      },
      "city": {
       "$ref": "#/components/schemas/CityId"
      },
      "diagnostics": {
       "type": "array",
       "items": {
        "$ref": "#/components/schemas/Diagnostic"
       }
      },
      "content": {
       "$ref": "#/components/schemas/ReleaseContent"
      },
      "plan": {
       "$ref": "#/components/schemas/CityPlan"
      },
      "alarms": {
       "type": "array",
       "items": {
        "$ref": "#/components/schemas/GuardAlarm"
       }
      },
      "isRejected": {
       "description": "The city is pinned by a rollback, and this content is the one that was rejected.",
       "type": "boolean"
      },
      "live": {
       "description": "Number of the release that was live when it was begun.",
       "type": [
        "null",
        "number"
       ]
      },
      "isPinned": {
       "description": "A rollback holds the city.",
       "type": "boolean"
      },
      "isAgainstBroken": {
       "description": "What they were to be compared with has mistakes: the city is shown as a new one.",
       "type": "boolean"
      }
     },
     "additionalProperties": false,
     "required": [
      "alarms",
      "city",
      "content",
      "diagnostics",
      "isAgainstBroken",
      "isPinned",
      "isRejected",
      "kind",
      "live",
      "plan"
     ]
    }
   ]
  },
  "CatalogId": {
   "type": "string",
   "description": "Hash that names a compiled catalog: 64 hex digits."
  },
  "ChangedPart": {
   "enum": [
    "catalog",
    "faq",
    "settings",
    "synonyms",
    "texts"
   ],
   "type": "string"
  },
  "CityDrafts": {
   "type": "object",
   "properties": {
    "city": {
     "$ref": "#/components/schemas/CityId"
    },
    "drafts": {
     "description": "The newest first.",
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/Draft"
     }
    }
   },
   "additionalProperties": false,
   "required": [
    "city",
    "drafts"
   ]
  },
  "CityId": {
   "type": "string",
   "description": "Folder name of a city: `almaty`."
  },
  "CityPlan": {
   "description": "What customers will see change.",
   "type": "object",
   "properties": {
    "city": {
     "$ref": "#/components/schemas/CityId"
    },
    "from": {
     "description": "The release that it is compared with; null where that is none, or not one of a target.",
     "type": [
      "null",
      "number"
     ]
    },
    "against": {
     "description": "What it is compared with: `#17`, `main`; null for a city that is not there.",
     "type": [
      "null",
      "string"
     ]
    },
    "settings": {
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/ValueChange_86"
     }
    },
    "synonyms": {
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/ValueChange_86"
     }
    },
    "faq": {
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/ValueChange_86"
     }
    },
    "texts": {
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/TextChange"
     }
    },
    "products": {
     "$ref": "#/components/schemas/ProductChanges"
    },
    "searches": {
     "$ref": "#/components/schemas/SearchChanges"
    },
    "profile": {
     "description": "Commands, description and short description of the bot, by language: `ru.commands.requests`.",
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/ValueChange_86"
     }
    },
    "isEmpty": {
     "description": "Nothing would change for anyone.",
     "type": "boolean"
    }
   },
   "additionalProperties": false,
   "required": [
    "against",
    "city",
    "faq",
    "from",
    "isEmpty",
    "products",
    "profile",
    "searches",
    "settings",
    "synonyms",
    "texts"
   ]
  },
  "CityProgress": {
   "description": "How far a commit is on its way to the customers of one city.",
   "type": "object",
   "properties": {
    "city": {
     "$ref": "#/components/schemas/CityId"
    },
    "state": {
     "description": "`live`: what customers see is made from it, or is the same. `refused` and `pinned` need a person. `waiting`: it was not\nlooked at by now.",
     "enum": [
      "live",
      "pinned",
      "refused",
      "waiting"
     ],
     "type": "string"
    },
    "live": {
     "type": [
      "null",
      "number"
     ]
    },
    "why": {
     "description": "Why it is not live: `guard product-drop`, `settings wait for deploy`; null where nothing is said.",
     "type": [
      "null",
      "string"
     ]
    }
   },
   "additionalProperties": false,
   "required": [
    "city",
    "live",
    "state",
    "why"
   ]
  },
  "CityReplay": {
   "type": "object",
   "properties": {
    "city": {
     "$ref": "#/components/schemas/CityId"
    },
    "live": {
     "description": "Number of the live release; null: none.",
     "type": [
      "null",
      "number"
     ]
    },
    "against": {
     "description": "The other state: `#17`, or as it was named.",
     "type": "string"
    },
    "notReplayed": {
     "$ref": "#/components/schemas/NotReplayed"
    },
    "replayed": {
     "description": "Turns that were taken again with both.",
     "type": "number"
    },
    "changed": {
     "description": "Turns in which the two differ.",
     "type": "number"
    },
    "failing": {
     "description": "Turns that throw with both.",
     "type": "number"
    },
    "skipped": {
     "$ref": "#/components/schemas/Partial_Record_Skipped_number"
    },
    "slow": {
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/SlowTurn"
     }
    },
    "groups": {
     "description": "Most turns first.",
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/ReplayGroup"
     }
    },
    "recorded": {
     "description": "What was recorded, beside what the live release says now.",
     "type": "object",
     "properties": {
      "same": {
       "type": "number"
      },
      "otherRelease": {
       "description": "Answered by another release than the live one, and otherwise.",
       "type": "number"
      },
      "otherwise": {
       "description": "Answered by the live release, and otherwise all the same.",
       "type": "number"
      },
      "groups": {
       "type": "array",
       "items": {
        "$ref": "#/components/schemas/ReplayGroup"
       }
      }
     },
     "additionalProperties": false,
     "required": [
      "groups",
      "otherRelease",
      "otherwise",
      "same"
     ]
    }
   },
   "additionalProperties": false,
   "required": [
    "against",
    "changed",
    "city",
    "failing",
    "groups",
    "live",
    "recorded",
    "replayed",
    "skipped",
    "slow"
   ]
  },
  "CitySearch": {
   "description": "What a customer of the city would find, and how it came about.",
   "type": "object",
   "properties": {
    "city": {
     "$ref": "#/components/schemas/CityId"
    },
    "query": {
     "type": "string"
    },
    "locale": {
     "description": "The city's first language, which prices are written in.",
     "type": "string"
    },
    "currency": {
     "type": "string"
    },
    "match": {
     "$ref": "#/components/schemas/SearchMatch"
    },
    "products": {
     "description": "Best first.",
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/FoundProduct"
     }
    },
    "total": {
     "type": "number"
    },
    "isEstimate": {
     "description": "So many were found that `total` and facets are estimates.",
     "type": "boolean"
    },
    "others": {
     "description": "Products that have some of the words, when fewer than ten have all: with them the list is never longer than `limit`.",
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/FoundProduct"
     }
    },
    "hadWords": {
     "description": "Whether the text had anything to search for.",
     "type": "boolean"
    },
    "understood": {
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/Filter"
     }
    },
    "mended": {
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/Mending"
     }
    },
    "relaxed": {
     "description": "Filters that left nothing, and were not kept to.",
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/FilterKind"
     }
    },
    "unknown": {
     "description": "Words that no product has, nor any that they could be mended to.",
     "type": "array",
     "items": {
      "type": "string"
     }
    },
    "facets": {
     "$ref": "#/components/schemas/Facets"
    },
    "explanation": {
     "$ref": "#/components/schemas/Explanation"
    }
   },
   "additionalProperties": false,
   "required": [
    "city",
    "currency",
    "hadWords",
    "isEstimate",
    "locale",
    "match",
    "mended",
    "others",
    "products",
    "query",
    "relaxed",
    "total",
    "understood",
    "unknown"
   ]
  },
  "CitySeries": {
   "type": "object",
   "properties": {
    "city": {
     "$ref": "#/components/schemas/CityId"
    },
    "timezone": {
     "type": "string"
    },
    "series": {
     "description": "One after another without a gap, the oldest first.",
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/SeriesBucket"
     }
    }
   },
   "additionalProperties": false,
   "required": [
    "city",
    "series",
    "timezone"
   ]
  },
  "CityStatus": {
   "type": "object",
   "properties": {
    "city": {
     "$ref": "#/components/schemas/CityId"
    },
    "health": {
     "$ref": "#/components/schemas/Health"
    },
    "isServed": {
     "description": "Whether the process that serves the target serves this city: it may have been told to serve others alone.",
     "type": "boolean"
    },
    "live": {
     "description": "Number of the live release; null when the city was never deployed here.",
     "type": [
      "null",
      "number"
     ]
    },
    "liveSince": {
     "type": [
      "null",
      "number"
     ]
    },
    "isPinned": {
     "type": "boolean"
    },
    "isOrphaned": {
     "description": "Its folder is gone; it goes on serving.",
     "type": "boolean"
    },
    "products": {
     "type": [
      "null",
      "number"
     ]
    },
    "bot": {
     "type": [
      "null",
      "string"
     ]
    },
    "pending": {
     "type": "array",
     "items": {
      "type": "string"
     }
    },
    "refused": {
     "type": [
      "null",
      "string"
     ]
    },
    "owed": {
     "description": "What Telegram was not told yet; the serving process and the next deploy tell it. None in `dev`.",
     "type": "array",
     "items": {
      "enum": [
       "bot",
       "profile",
       "webhook"
      ],
      "type": "string"
     }
    },
    "drift": {
     "description": "What of its folder is not live; null when that was not looked at: a serving process looks at each save, and says in\n`pending` and `refused` what it found.",
     "anyOf": [
      {
       "type": "array",
       "items": {
        "$ref": "#/components/schemas/Drift"
       }
      },
      {
       "type": "null"
      }
     ]
    },
    "webhook": {
     "description": "What Telegram said of its webhook when the serving process asked last; null when nobody serves, or it was not asked.",
     "anyOf": [
      {
       "$ref": "#/components/schemas/SeenWebhook"
      },
      {
       "type": "null"
      }
     ]
    },
    "problem": {
     "description": "What keeps its bot from answering; null when nothing is known to.",
     "type": [
      "null",
      "string"
     ]
    },
    "catalogProblem": {
     "description": "What is wrong with the live release's compiled catalog, and what is served instead; null when nothing is known to.",
     "type": [
      "null",
      "string"
     ]
    },
    "inbox": {
     "type": "number"
    },
    "outbox": {
     "type": "number"
    },
    "stuck": {
     "description": "Events whose turns failed, and tickets that wait for a person.",
     "type": "number"
    },
    "lastTurnAt": {
     "type": [
      "null",
      "number"
     ]
    },
    "crm": {
     "description": "What keeps its tickets from becoming deals, as the serving process sees it.",
     "anyOf": [
      {
       "$ref": "#/components/schemas/CrmTrouble"
      },
      {
       "type": "null"
      }
     ]
    },
    "resent": {
     "description": "Messages that were sent again because an answer was lost, of those that are kept.",
     "type": "number"
    },
    "managers": {
     "description": "The managers' group takes no message, or has another id now; null while nothing is known against it.",
     "anyOf": [
      {
       "$ref": "#/components/schemas/Unreachable"
      },
      {
       "type": "null"
      }
     ]
    },
    "feeds": {
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/FeedStatus"
     }
    }
   },
   "additionalProperties": false,
   "required": [
    "bot",
    "catalogProblem",
    "city",
    "crm",
    "drift",
    "feeds",
    "health",
    "inbox",
    "isOrphaned",
    "isPinned",
    "isServed",
    "lastTurnAt",
    "live",
    "liveSince",
    "managers",
    "outbox",
    "owed",
    "pending",
    "problem",
    "products",
    "refused",
    "resent",
    "stuck",
    "webhook"
   ]
  },
  "Comparison": {
   "type": "object",
   "properties": {
    "target": {
     "type": "string"
    },
    "plan": {
     "$ref": "#/components/schemas/CityPlan"
    },
    "city": {
     "type": "string"
    },
    "from": {
     "type": "number"
    },
    "to": {
     "type": "number"
    }
   },
   "additionalProperties": false,
   "required": [
    "city",
    "from",
    "plan",
    "target",
    "to"
   ]
  },
  "CreatedToken": {
   "additionalProperties": false,
   "type": "object",
   "properties": {
    "name": {
     "type": "string"
    },
    "cities": {
     "description": "None: all cities.",
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/CityId"
     }
    },
    "createdAt": {
     "type": "number"
    },
    "createdBy": {
     "type": "string"
    },
    "scopes": {
     "type": "array",
     "items": {
      "enum": [
       "access",
       "audit",
       "customers",
       "deals",
       "deploy",
       "escalations",
       "read",
       "secrets",
       "write"
      ],
      "type": "string"
     }
    },
    "expiresAt": {
     "description": "Null: it does not expire.",
     "type": [
      "null",
      "number"
     ]
    },
    "revokedAt": {
     "type": [
      "null",
      "number"
     ]
    },
    "lastUsedAt": {
     "description": "To within the hour; null: never used.",
     "type": [
      "null",
      "number"
     ]
    },
    "state": {
     "enum": [
      "expired",
      "revoked",
      "valid"
     ],
     "type": "string"
    },
    "target": {
     "type": "string"
    },
    "token": {
     "description": "Seen here and never again: only its hash is kept.",
     "type": "string"
    }
   },
   "required": [
    "cities",
    "createdAt",
    "createdBy",
    "expiresAt",
    "lastUsedAt",
    "name",
    "revokedAt",
    "scopes",
    "state",
    "target",
    "token"
   ]
  },
  "CrmTrouble": {
   "description": "Why a city's tickets wait: its portal does not answer, or refuses until a person changes something there.",
   "type": "object",
   "properties": {
    "city": {
     "$ref": "#/components/schemas/CityId"
    },
    "why": {
     "enum": [
      "down",
      "refuses"
     ],
     "type": "string"
    },
    "code": {
     "description": "The portal's code, or that of the connection.",
     "type": "string"
    },
    "since": {
     "type": "number"
    }
   },
   "additionalProperties": false,
   "required": [
    "city",
    "code",
    "since",
    "why"
   ]
  },
  "CustomerExport": {
   "description": "All that a target keeps of a customer of a city. Times: epoch milliseconds.",
   "type": "object",
   "properties": {
    "target": {
     "type": "string"
    },
    "city": {
     "$ref": "#/components/schemas/CityId"
    },
    "customer": {
     "type": "string"
    },
    "session": {
     "description": "What the bot remembers between messages; null: nothing."
    },
    "requests": {
     "type": "array",
     "items": {
      "type": "object",
      "properties": {
       "id": {
        "type": "string"
       },
       "kind": {
        "type": "string"
       },
       "state": {
        "type": "string"
       },
       "number": {
        "type": [
         "null",
         "string"
        ]
       },
       "openedAt": {
        "type": "number"
       },
       "detail": {}
      },
      "additionalProperties": false,
      "required": [
       "detail",
       "id",
       "kind",
       "number",
       "openedAt",
       "state"
      ]
     }
    },
    "turns": {
     "description": "What they did, and what the bot did then, as long as turns are kept.",
     "type": "array",
     "items": {
      "type": "object",
      "properties": {
       "at": {
        "type": "number"
       },
       "event": {},
       "effects": {}
      },
      "additionalProperties": false,
      "required": [
       "at",
       "effects",
       "event"
      ]
     }
    },
    "lists": {
     "description": "Lists that they were shown.",
     "type": "array",
     "items": {
      "type": "object",
      "properties": {
       "at": {
        "type": "number"
       },
       "state": {}
      },
      "additionalProperties": false,
      "required": [
       "at",
       "state"
      ]
     }
    },
    "updates": {
     "description": "Updates of the messenger that are kept.",
     "type": "number"
    }
   },
   "additionalProperties": false,
   "required": [
    "city",
    "customer",
    "lists",
    "requests",
    "session",
    "target",
    "turns",
    "updates"
   ]
  },
  "DeployHolder": {
   "description": "Who deploys into a target now.",
   "type": "object",
   "properties": {
    "author": {
     "type": "string"
    },
    "pid": {
     "type": "number"
    },
    "since": {
     "description": "Epoch milliseconds.",
     "type": "number"
    }
   },
   "additionalProperties": false,
   "required": [
    "author",
    "pid",
    "since"
   ]
  },
  "DeskAction": {
   "description": "What managers do with a card.",
   "enum": [
    "close",
    "not-ours",
    "take"
   ],
   "type": "string"
  },
  "DeskState": {
   "description": "What people have to do with it: `open`, nobody took it; `closed`, it is over, however; a link is over at once.",
   "enum": [
    "closed",
    "open",
    "taken"
   ],
   "type": "string"
  },
  "Diagnosed": {
   "description": "A page of the mistakes in the server's files.",
   "type": "object",
   "properties": {
    "cities": {
     "type": "array",
     "items": {
      "type": "string"
     }
    },
    "products": {
     "type": "number"
    },
    "isValid": {
     "description": "There is no error.",
     "type": "boolean"
    },
    "counts": {
     "description": "Of all pages.",
     "type": "object",
     "properties": {
      "error": {
       "type": "number"
      },
      "warning": {
       "type": "number"
      },
      "note": {
       "type": "number"
      }
     },
     "additionalProperties": false,
     "required": [
      "error",
      "note",
      "warning"
     ]
    },
    "diagnostics": {
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/Diagnostic"
     }
    },
    "next": {
     "description": "Where the next page begins: its `cursor`; null: this is the last.",
     "type": [
      "null",
      "string"
     ]
    }
   },
   "additionalProperties": false,
   "required": [
    "cities",
    "counts",
    "diagnostics",
    "isValid",
    "next",
    "products"
   ]
  },
  "Diagnostic": {
   "description": "Something to tell the author of a file. Words come last: `report/` makes them from the code and the values.",
   "type": "object",
   "properties": {
    "code": {
     "$ref": "#/components/schemas/DiagnosticCode"
    },
    "severity": {
     "$ref": "#/components/schemas/Severity"
    },
    "place": {
     "$ref": "#/components/schemas/Place"
    },
    "values": {
     "$ref": "#/components/schemas/Record_string_string_number",
     "description": "Data for the words; never words themselves."
    },
    "related": {
     "description": "\"First used here\": places that belong to the same mistake.",
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/Place"
     }
    },
    "fix": {
     "$ref": "#/components/schemas/Fix",
     "description": "How it is mended, where that can be told for certain or shown as a proposal."
    }
   },
   "additionalProperties": false,
   "required": [
    "code",
    "place",
    "severity",
    "values"
   ]
  },
  "DiagnosticCode": {
   "enum": [
    "ZC101",
    "ZC102",
    "ZC103",
    "ZC104",
    "ZC105",
    "ZC106",
    "ZC107",
    "ZC108",
    "ZC109",
    "ZC110",
    "ZC111",
    "ZC112",
    "ZC113",
    "ZC114",
    "ZC115",
    "ZC116",
    "ZC117",
    "ZC118",
    "ZC119",
    "ZC121",
    "ZC122",
    "ZC123",
    "ZC124",
    "ZC125",
    "ZC126",
    "ZC127",
    "ZC128",
    "ZC129",
    "ZC130",
    "ZC201",
    "ZC202",
    "ZC203",
    "ZC204",
    "ZC205",
    "ZC206",
    "ZC301",
    "ZC303",
    "ZC304",
    "ZC305",
    "ZC306",
    "ZC307",
    "ZC308",
    "ZC309",
    "ZC310",
    "ZC311",
    "ZC312",
    "ZC313",
    "ZC314",
    "ZC315",
    "ZC316",
    "ZC317",
    "ZC318",
    "ZC319",
    "ZC320",
    "ZC321",
    "ZC322",
    "ZC323",
    "ZC331",
    "ZC332",
    "ZK101",
    "ZK102",
    "ZK103",
    "ZK104",
    "ZK105",
    "ZK106",
    "ZK107",
    "ZK108",
    "ZK109",
    "ZK110",
    "ZK111",
    "ZK112",
    "ZK113",
    "ZK114",
    "ZK115",
    "ZK116",
    "ZK117",
    "ZK118",
    "ZK119",
    "ZK120",
    "ZK121",
    "ZK122",
    "ZK123",
    "ZK124",
    "ZK125",
    "ZK126",
    "ZK127",
    "ZK128",
    "ZK129",
    "ZK130",
    "ZK131",
    "ZK132",
    "ZK133",
    "ZK134",
    "ZK135",
    "ZK136",
    "ZK137",
    "ZK138",
    "ZK139",
    "ZK140",
    "ZK141",
    "ZK142",
    "ZK143",
    "ZK144",
    "ZK145",
    "ZK146",
    "ZK147",
    "ZK148",
    "ZK149",
    "ZK161",
    "ZK162",
    "ZK163",
    "ZK164",
    "ZK165",
    "ZP201",
    "ZP202",
    "ZP203",
    "ZP204",
    "ZP205",
    "ZP206",
    "ZP207",
    "ZP208",
    "ZP209",
    "ZP210",
    "ZP211",
    "ZP212",
    "ZP213",
    "ZP214",
    "ZP215",
    "ZP220",
    "ZP221",
    "ZP222",
    "ZP223",
    "ZP224",
    "ZP225",
    "ZP226",
    "ZP230",
    "ZP231",
    "ZP232",
    "ZT101",
    "ZT102",
    "ZT103",
    "ZT201",
    "ZT202",
    "ZT203",
    "ZT204",
    "ZT205",
    "ZX101",
    "ZX102",
    "ZX103"
   ],
   "type": "string"
  },
  "DiagnosticsEvent": {
   "description": "What is wrong with a city's files is something else than before.",
   "type": "object",
   "properties": {
    "city": {
     "$ref": "#/components/schemas/CityId"
    },
    "errors": {
     "type": "number"
    },
    "warnings": {
     "type": "number"
    },
    "codes": {
     "description": "Each once.",
     "type": "array",
     "items": {
      "type": "string"
     }
    }
   },
   "additionalProperties": false,
   "required": [
    "city",
    "codes",
    "errors",
    "warnings"
   ]
  },
  "DifferenceHow": {
   "description": "`wording`: the text itself was changed; `values`: what it is filled in with.",
   "enum": [
    "added",
    "changed",
    "found-now",
    "nothing-now",
    "other-products",
    "removed",
    "values",
    "wording"
   ],
   "type": "string"
  },
  "DifferenceKind": {
   "description": "`search`: what a search finds; `text`: what customers or managers read, by the prompt's key; `button`; `deal`: what the CRM\nis told; `manager`: who is handed over; `reply`: how many messages; `error`: a turn that throws; `effect`: anything else.",
   "enum": [
    "button",
    "deal",
    "effect",
    "error",
    "manager",
    "reply",
    "search",
    "text"
   ],
   "type": "string"
  },
  "Draft": {
   "description": "A conversation of a customer, as a test could have it.",
   "type": "object",
   "properties": {
    "at": {
     "description": "When it began: epoch milliseconds.",
     "type": "number"
    },
    "name": {
     "description": "What this conversation shows.",
     "type": "string"
    },
    "language": {
     "description": "Language of the customers' Telegram. Without it the city's first language.",
     "type": "string"
    },
    "languages": {
     "description": "The conversation is run once in each of these languages.",
     "maxItems": 10,
     "type": "array",
     "items": {
      "type": "string"
     }
    },
    "now": {
     "description": "When it begins, by the city's clocks: a date and a time, or a day of the week and a time. The clock stands still but for wait and a few seconds a step.",
     "type": "string"
    },
    "examples": {
     "description": "A table: the conversation is run once for each row.",
     "maxItems": 200,
     "type": "array",
     "items": {
      "type": "object",
      "additionalProperties": {
       "anyOf": [
        {
         "type": "array",
         "items": {
          "type": "string"
         }
        },
        {
         "type": [
          "string",
          "number"
         ]
        }
       ]
      }
     }
    },
    "steps": {
     "description": "What happens and what must come of it, in order.",
     "maxItems": 200,
     "type": "array",
     "items": {
      "type": "object",
      "properties": {
       "as": {
        "description": "Whose step this is: the name of a customer. Each name is a customer of their own. Without it, it is that of the step before, and at first Айгерим Сапарова.",
        "type": "string"
       },
       "say": {
        "description": "The customer writes this.",
        "type": "string"
       },
       "press": {
        "description": "The customer presses this button: by its words, under the newest message that has such a button; or by a part of its words or its number, counted from 1, under the newest message that has buttons.",
        "type": [
         "string",
         "number"
        ]
       },
       "send": {
        "description": "The customer sends something that is no text: contact, photo, location or voice; with values where they matter.",
        "anyOf": [
         {
          "type": "object",
          "properties": {
           "contact": {
            "description": "A phone: +77011234567.",
            "type": "string"
           },
           "own": {
            "description": "Whether the phone is the customer's own.",
            "type": "boolean"
           },
           "photo": {
            "description": "The caption under the picture; empty: none.",
            "type": "string"
           },
           "location": {
            "description": "A place on the map.",
            "type": "object",
            "properties": {
             "latitude": {
              "description": "Degrees north.",
              "type": "number"
             },
             "longitude": {
              "description": "Degrees east.",
              "type": "number"
             }
            },
            "additionalProperties": false,
            "required": [
             "latitude",
             "longitude"
            ]
           }
          },
          "additionalProperties": false
         },
         {
          "type": "string"
         }
        ]
       },
       "manager": {
        "description": "What a manager does in the managers' group: take, close, decline, or an answer with `reply`. It is about the newest customer's card there.",
        "anyOf": [
         {
          "type": "object",
          "properties": {
           "press": {
            "description": "The button under the card. Without it none is pressed.",
            "enum": [
             "close",
             "decline",
             "take"
            ],
            "type": "string"
           },
           "reply": {
            "description": "The manager answers the newest message of the bot in the group.",
            "type": "string"
           },
           "by": {
            "description": "Who does it.",
            "type": "string"
           },
           "to": {
            "description": "The name of the customer whom it is about.",
            "type": "string"
           }
          },
          "additionalProperties": false
         },
         {
          "type": "string"
         }
        ]
       },
       "crm": {
        "description": "Somebody moves a deal to this stage on the portal's board, and the customer is told where the city has words for it. The newest deal; another one by its number in the order they were made.",
        "anyOf": [
         {
          "type": "object",
          "properties": {
           "stage": {
            "description": "Id of the stage.",
            "type": "string"
           },
           "deal": {
            "description": "Which one, counted from 1.",
            "type": "number"
           }
          },
          "additionalProperties": false,
          "required": [
           "stage"
          ]
         },
         {
          "type": "string"
         }
        ]
       },
       "wait": {
        "description": "So much time passes: reminders come, pending calls are tried again, shops open and close. Seconds, minutes, hours, days.",
        "type": "string"
       },
       "bitrix": {
        "description": "From now on the portal does not answer (down), refuses everything (refuses), loses its answers (lost), or works (up). Without it the portal works.",
        "enum": [
         "down",
         "lost",
         "refuses",
         "up"
        ],
        "type": "string"
       },
       "telegram": {
        "description": "From now on Telegram does not answer (down), asks to wait for 30 s once (429), has this customer's block of the bot (blocked, until they write again), or works (up). Without it Telegram works.",
        "enum": [
         429,
         "blocked",
         "down",
         "up"
        ]
       },
       "contains": {
        "description": "Something said since the last action contains this text: short for expect: { contains: … }.",
        "type": "string"
       },
       "expect": {
        "description": "What came of the step, in the chat of its customer; or the words no reply. Without an action in the same step, of the last step that had one.",
        "anyOf": [
         {
          "type": "object",
          "properties": {
           "text": {
            "description": "Exactly this is said. One text: a message, or a pop-up, says it. A list: these messages came, and no others, in this order. `zeta test --update` writes here what is said now.",
            "maxItems": 50,
            "anyOf": [
             {
              "type": "array",
              "items": {
               "type": "string"
              }
             },
             {
              "type": "string"
             }
            ]
           },
           "contains": {
            "description": "Each of these texts is in something that was said.",
            "maxItems": 50,
            "anyOf": [
             {
              "type": "array",
              "items": {
               "type": "string"
              }
             },
             {
              "type": "string"
             }
            ]
           },
           "lacks": {
            "description": "None of these texts is in anything that was said.",
            "maxItems": 50,
            "anyOf": [
             {
              "type": "array",
              "items": {
               "type": "string"
              }
             },
             {
              "type": "string"
             }
            ]
           },
           "matches": {
            "description": "Something that was said matches each of these regular expressions (JavaScript, with the flag u; anywhere in the text).",
            "maxItems": 50,
            "anyOf": [
             {
              "type": "array",
              "items": {
               "type": "string"
              }
             },
             {
              "type": "string"
             }
            ]
           },
           "messages": {
            "description": "So many messages came, those that were changed in place included.",
            "type": "number"
           },
           "buttons": {
            "description": "Texts of the buttons under the newest message that has any, row by row: exactly these, or `contain` these; or the <name> of a column that has them.",
            "maxItems": 100,
            "anyOf": [
             {
              "type": "array",
              "items": {
               "type": "string"
              }
             },
             {
              "type": "object",
              "properties": {
               "contain": {
                "description": "These are among them, in this order; others may stand between them.\n\nItems: The words on the button.",
                "type": "array",
                "items": {
                 "type": "string"
                }
               }
              },
              "additionalProperties": false
             },
             {
              "type": "string"
             }
            ]
           },
           "products": {
            "description": "SKUs of the products that were shown, in order: exactly these, or `contain` these; or the <name> of a column that has them.",
            "maxItems": 100,
            "anyOf": [
             {
              "type": "array",
              "items": {
               "type": "string"
              }
             },
             {
              "type": "object",
              "properties": {
               "contain": {
                "description": "These are among them, in this order; others may stand between them.\n\nItems: SKU of a product of the catalog.",
                "type": "array",
                "items": {
                 "type": "string"
                }
               }
              },
              "additionalProperties": false
             },
             {
              "type": "string"
             }
            ]
           },
           "prompts": {
            "description": "Keys of texts that were used. Holds in every language.",
            "maxItems": 50,
            "type": "array",
            "items": {
             "type": "string"
            }
           },
           "deal": {
            "description": "What stands in the CRM now of the deals of this conversation: the newest deal, and how many there are.",
            "type": "object",
            "properties": {
             "count": {
              "description": "How many deals there are.",
              "type": "number"
             },
             "title": {
              "description": "The deal's title has this text in it.",
              "type": "string"
             },
             "stage": {
              "description": "The stage that it is in.",
              "type": "string"
             },
             "sum": {
              "description": "Its sum, in the city's currency.",
              "type": "number"
             },
             "assigned": {
              "description": "The portal's employee who has it.",
              "type": "number"
             },
             "comment": {
              "description": "The deal's comments, or its timeline, have this text in them.",
              "type": "string"
             },
             "phone": {
              "description": "The phone of the deal's contact.",
              "type": "string"
             },
             "products": {
              "description": "Names of the products in it, in order.",
              "maxItems": 100,
              "type": "array",
              "items": {
               "type": "string"
              }
             },
             "fields": {
              "description": "Values of the portal's own fields.",
              "type": "object",
              "additionalProperties": {
               "type": "string"
              }
             }
            },
            "additionalProperties": false
           },
           "manager": {
            "description": "What came into the managers' group: a text that is in it, the words no reply, or more exactly.",
            "anyOf": [
             {
              "type": "object",
              "properties": {
               "text": {
                "description": "Exactly this is said. One text: a message, or a pop-up, says it. A list: these messages came, and no others, in this order. `zeta test --update` writes here what is said now.",
                "maxItems": 50,
                "anyOf": [
                 {
                  "type": "array",
                  "items": {
                   "type": "string"
                  }
                 },
                 {
                  "type": "string"
                 }
                ]
               },
               "contains": {
                "description": "Each of these texts is in something that was said.",
                "maxItems": 50,
                "anyOf": [
                 {
                  "type": "array",
                  "items": {
                   "type": "string"
                  }
                 },
                 {
                  "type": "string"
                 }
                ]
               },
               "lacks": {
                "description": "None of these texts is in anything that was said.",
                "maxItems": 50,
                "anyOf": [
                 {
                  "type": "array",
                  "items": {
                   "type": "string"
                  }
                 },
                 {
                  "type": "string"
                 }
                ]
               },
               "matches": {
                "description": "Something that was said matches each of these regular expressions (JavaScript, with the flag u; anywhere in the text).",
                "maxItems": 50,
                "anyOf": [
                 {
                  "type": "array",
                  "items": {
                   "type": "string"
                  }
                 },
                 {
                  "type": "string"
                 }
                ]
               },
               "messages": {
                "description": "So many messages came, those that were changed in place included.",
                "type": "number"
               },
               "buttons": {
                "description": "Texts of the buttons under the newest message that has any, row by row: exactly these, or `contain` these; or the <name> of a column that has them.",
                "maxItems": 100,
                "anyOf": [
                 {
                  "type": "array",
                  "items": {
                   "type": "string"
                  }
                 },
                 {
                  "type": "object",
                  "properties": {
                   "contain": {
                    "description": "These are among them, in this order; others may stand between them.\n\nItems: The words on the button.",
                    "type": "array",
                    "items": {
                     "type": "string"
                    }
                   }
                  },
                  "additionalProperties": false
                 },
                 {
                  "type": "string"
                 }
                ]
               }
              },
              "additionalProperties": false
             },
             {
              "type": "string"
             }
            ]
           }
          },
          "additionalProperties": false
         },
         {
          "type": "string"
         }
        ]
       }
      },
      "additionalProperties": false
     }
    }
   },
   "additionalProperties": false,
   "required": [
    "at",
    "name",
    "steps"
   ]
  },
  "DraftTests": {
   "description": "Real conversations, masked, as tests that a person is to look at.",
   "type": "object",
   "properties": {
    "target": {
     "type": "string"
    },
    "cities": {
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/CityDrafts"
     }
    }
   },
   "additionalProperties": false,
   "required": [
    "cities",
    "target"
   ]
  },
  "Drift": {
   "description": "What of a city's folder is not as it is live. `mistakes`: the folder cannot be compiled. `catalog-unread`: its catalog\nwas never compiled here, so that only `plan` can tell.",
   "enum": [
    "catalog",
    "catalog-unread",
    "mistakes",
    "settings",
    "texts"
   ],
   "type": "string"
  },
  "Edit": {
   "description": "A piece of a text to replace, by UTF-16 offsets; `start` and `end` are the same where something is only added.",
   "type": "object",
   "properties": {
    "start": {
     "type": "number"
    },
    "end": {
     "type": "number"
    },
    "text": {
     "type": "string"
    }
   },
   "additionalProperties": false,
   "required": [
    "end",
    "start",
    "text"
   ]
  },
  "Erasure": {
   "type": "object",
   "properties": {
    "target": {
     "type": "string"
    },
    "city": {
     "$ref": "#/components/schemas/CityId"
    },
    "customer": {
     "type": "string"
    },
    "underWay": {
     "description": "Tickets that keep their customer until their deals are made: erase again then.",
     "type": "number"
    }
   },
   "additionalProperties": false,
   "required": [
    "city",
    "customer",
    "target",
    "underWay"
   ]
  },
  "EscalationCustomer": {
   "type": "object",
   "properties": {
    "id": {
     "description": "Number of their Telegram account, or `order:…` of who ordered elsewhere; null once they were forgotten.",
     "type": [
      "null",
      "string"
     ]
    },
    "name": {
     "type": "string"
    },
    "username": {
     "description": "Without the",
     "type": [
      "null",
      "string"
     ]
    },
    "phone": {
     "type": [
      "null",
      "string"
     ]
    },
    "language": {
     "description": "They speak it with the bot.",
     "type": "string"
    },
    "hasChat": {
     "description": "Whether the bot can write to them.",
     "type": "boolean"
    }
   },
   "additionalProperties": false,
   "required": [
    "hasChat",
    "id",
    "language",
    "name",
    "phone",
    "username"
   ]
  },
  "EscalationDeal": {
   "type": "object",
   "properties": {
    "state": {
     "description": "`by-hand`: the CRM did not take it, and a person was asked to make it.",
     "enum": [
      "by-hand",
      "created",
      "lost",
      "open"
     ],
     "type": "string"
    },
    "number": {
     "type": [
      "null",
      "string"
     ]
    },
    "link": {
     "type": [
      "null",
      "string"
     ]
    },
    "stage": {
     "description": "The stage that it was seen in last; null: its first.",
     "type": [
      "null",
      "string"
     ]
    }
   },
   "additionalProperties": false,
   "required": [
    "link",
    "number",
    "stage",
    "state"
   ]
  },
  "EscalationEvent": {
   "additionalProperties": false,
   "type": "object",
   "properties": {
    "id": {
     "$ref": "#/components/schemas/EscalationId"
    },
    "kind": {
     "description": "`null`: it is not known any more.",
     "anyOf": [
      {
       "enum": [
        "link",
        "manager",
        "ticket"
       ],
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "step": {
     "$ref": "#/components/schemas/EscalationStep"
    },
    "city": {
     "$ref": "#/components/schemas/CityId"
    }
   },
   "required": [
    "city",
    "id",
    "kind",
    "step"
   ]
  },
  "EscalationId": {
   "type": "string",
   "description": "UUID of an escalation, and of the ticket it may be."
  },
  "EscalationLine": {
   "type": "object",
   "properties": {
    "sku": {
     "type": "string"
    },
    "name": {
     "type": "string"
    },
    "quantity": {
     "type": "number"
    },
    "price": {
     "description": "Of one, in minor units of `currency`: 12999000 is 129 990 ₸.",
     "type": "number"
    },
    "currency": {
     "type": "string"
    },
    "link": {
     "type": [
      "null",
      "string"
     ]
    }
   },
   "additionalProperties": false,
   "required": [
    "currency",
    "link",
    "name",
    "price",
    "quantity",
    "sku"
   ]
  },
  "EscalationList": {
   "type": "object",
   "properties": {
    "target": {
     "type": "string"
    },
    "escalations": {
     "description": "The newest first.",
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/ListedEscalation"
     }
    },
    "next": {
     "description": "What the next page begins with; null: this is the last one.",
     "type": [
      "null",
      "string"
     ]
    }
   },
   "additionalProperties": false,
   "required": [
    "escalations",
    "next",
    "target"
   ]
  },
  "EscalationStep": {
   "description": "What became of a customer's request.",
   "enum": [
    "by-hand",
    "closed",
    "deal-created",
    "declined",
    "lost",
    "opened",
    "quiet",
    "returned",
    "taken"
   ],
   "type": "string"
  },
  "Exclude": {
   "enum": [
    "branch",
    "commit",
    "files"
   ],
   "type": "string"
  },
  "ExitCode": {
   "enum": [
    0,
    1,
    2,
    3,
    4,
    5,
    6,
    70
   ],
   "type": "number"
  },
  "Explanation": {
   "description": "How a result came about.",
   "type": "object",
   "properties": {
    "terms": {
     "description": "What each word was looked for as.",
     "type": "array",
     "items": {
      "type": "object",
      "properties": {
       "text": {
        "type": "string"
       },
       "kind": {
        "type": "string"
       },
       "as": {
        "type": "array",
        "items": {
         "type": "string"
        }
       }
      },
      "additionalProperties": false,
      "required": [
       "as",
       "kind",
       "text"
      ]
     }
    },
    "steps": {
     "description": "Questions to the index in their order, with how many products each found.",
     "type": "array",
     "items": {
      "type": "object",
      "properties": {
       "step": {
        "type": "string"
       },
       "expression": {
        "type": "string"
       },
       "found": {
        "type": "number"
       }
      },
      "additionalProperties": false,
      "required": [
       "expression",
       "found",
       "step"
      ]
     }
    },
    "scores": {
     "description": "Scores of the products, in their order.",
     "type": "array",
     "items": {
      "type": "number"
     }
    }
   },
   "additionalProperties": false,
   "required": [
    "scores",
    "steps",
    "terms"
   ]
  },
  "Facet": {
   "type": "object",
   "properties": {
    "name": {
     "type": "string"
    },
    "count": {
     "type": "number"
    }
   },
   "additionalProperties": false,
   "required": [
    "count",
    "name"
   ]
  },
  "Facets": {
   "description": "What was found, counted; the most frequent first.",
   "type": "object",
   "properties": {
    "categories": {
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/Facet"
     }
    },
    "colours": {
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/Facet"
     }
    },
    "prices": {
     "description": "In minor units, inclusive; in ascending order.",
     "type": "array",
     "items": {
      "type": "object",
      "properties": {
       "from": {
        "type": "number"
       },
       "to": {
        "type": "number"
       },
       "count": {
        "type": "number"
       }
      },
      "additionalProperties": false,
      "required": [
       "count",
       "from",
       "to"
      ]
     }
    }
   },
   "additionalProperties": false,
   "required": [
    "categories",
    "colours",
    "prices"
   ]
  },
  "FaqFile": {
   "description": "What customers ask beside products, and the answers: faq.yaml of a city, or of cities/_shared. Each topic has a name of your own; a city's topic replaces the shared one of the same name. A message with all words of a phrase is answered before anything is searched for.",
   "type": "object",
   "additionalProperties": {
    "type": "object",
    "properties": {
     "phrases": {
      "description": "How customers ask, by language. Forms of words, their order and what else is said do not matter: all words of one phrase must be in the message. {} switches the shared topic off.",
      "type": "object",
      "additionalProperties": {
       "type": "array",
       "items": {
        "type": "string"
       }
      }
     },
     "answer": {
      "description": "What the customer reads, in each language that the city speaks. Telegram's tags may be used, and {city_name} for the city's name.",
      "type": "object",
      "additionalProperties": {
       "type": "string"
      }
     },
     "buttons": {
      "description": "Links under the answer, one in a row.",
      "maxItems": 6,
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "text": {
         "description": "What stands on the button, in each language that the city speaks.",
         "type": "object",
         "additionalProperties": {
          "type": "string"
         }
        },
        "link": {
         "description": "Address of the page that the button opens.",
         "type": "string"
        }
       },
       "additionalProperties": false,
       "required": [
        "link",
        "text"
       ]
      }
     },
     "opens": {
      "description": "Buttons of the menu under the answer. Without it there are none.",
      "maxItems": 4,
      "type": "array",
      "items": {
       "enum": [
        "ask",
        "catalog",
        "contacts",
        "requests"
       ],
       "type": "string"
      }
     }
    },
    "additionalProperties": false,
    "required": [
     "phrases"
    ]
   }
  },
  "FeedStatus": {
   "description": "A feed of a live city. Times are epoch milliseconds, null for what has not happened.",
   "type": "object",
   "properties": {
    "address": {
     "description": "Without what follows the path: shops put passwords there.",
     "type": "string"
    },
    "fields": {
     "type": "array",
     "items": {
      "enum": [
       "attributes",
       "brand",
       "category",
       "description",
       "images",
       "link",
       "name",
       "price",
       "stock"
      ],
      "type": "string"
     }
    },
    "freshAt": {
     "description": "When it last said what customers see now.",
     "type": [
      "null",
      "number"
     ]
    },
    "isStale": {
     "type": "boolean"
    },
    "checkedAt": {
     "type": [
      "null",
      "number"
     ]
    },
    "nextAt": {
     "description": "When a serving process asks it again.",
     "type": [
      "null",
      "number"
     ]
    },
    "products": {
     "description": "Products that it says something of, and those among them that the catalog has not.",
     "type": [
      "null",
      "number"
     ]
    },
    "unknown": {
     "type": [
      "null",
      "number"
     ]
    },
    "problem": {
     "description": "Why its last answer was not taken.",
     "type": [
      "null",
      "string"
     ]
    },
    "waits": {
     "description": "Why what was taken is not live.",
     "type": [
      "null",
      "string"
     ]
    }
   },
   "additionalProperties": false,
   "required": [
    "address",
    "checkedAt",
    "fields",
    "freshAt",
    "isStale",
    "nextAt",
    "problem",
    "products",
    "unknown",
    "waits"
   ]
  },
  "Filter": {
   "description": "Something that the sentence says of the product, understood as more than words.",
   "type": "object",
   "properties": {
    "kind": {
     "$ref": "#/components/schemas/FilterKind"
    },
    "text": {
     "description": "In the customer's words: \"до 150 тыс\"; of a category its name.",
     "type": "string"
    },
    "from": {
     "description": "Of a price, in minor units.",
     "type": "number"
    },
    "to": {
     "type": "number"
    }
   },
   "additionalProperties": false,
   "required": [
    "kind",
    "text"
   ]
  },
  "FilterKind": {
   "enum": [
    "available",
    "category",
    "cheap",
    "colour",
    "except",
    "material",
    "price",
    "size"
   ],
   "type": "string"
  },
  "Fix": {
   "description": "How a mistake is mended. Offsets are those of the file's text without a byte-order mark.",
   "type": "object",
   "properties": {
    "edits": {
     "description": "In order, not overlapping.",
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/Edit"
     }
    },
    "lines": {
     "description": "The lines concerned as they would be, for a person; anything token-shaped masked.",
     "type": "array",
     "items": {
      "type": "string"
     }
    },
    "isCertain": {
     "description": "Whether `--fix` may do it: there is one way to read what the author meant.",
     "type": "boolean"
    }
   },
   "additionalProperties": false,
   "required": [
    "edits",
    "isCertain",
    "lines"
   ]
  },
  "FoundCustomer": {
   "description": "Somebody whom a city's bot remembers.",
   "type": "object",
   "properties": {
    "city": {
     "$ref": "#/components/schemas/CityId"
    },
    "customer": {
     "description": "Number of their Telegram account, or `order:…` of who ordered on the shop's site.",
     "type": "string"
    },
    "name": {
     "description": "As they were called when they did something last.",
     "type": [
      "null",
      "string"
     ]
    },
    "username": {
     "description": "Without the",
     "type": [
      "null",
      "string"
     ]
    },
    "phones": {
     "description": "That they gave to be called: `+77010000000`.",
     "type": "array",
     "items": {
      "type": "string"
     }
    },
    "requests": {
     "description": "How often they were handed to people.",
     "type": "number"
    },
    "seenAt": {
     "description": "When they did something last: epoch milliseconds.",
     "type": "number"
    }
   },
   "additionalProperties": false,
   "required": [
    "city",
    "customer",
    "name",
    "phones",
    "requests",
    "seenAt",
    "username"
   ]
  },
  "FoundCustomers": {
   "type": "object",
   "properties": {
    "target": {
     "type": "string"
    },
    "city": {
     "$ref": "#/components/schemas/CityId"
    },
    "customers": {
     "description": "Who did something last comes first.",
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/FoundCustomer"
     }
    },
    "next": {
     "description": "What the next page begins with; null: this is the last one.",
     "type": [
      "null",
      "string"
     ]
    }
   },
   "additionalProperties": false,
   "required": [
    "city",
    "customers",
    "next",
    "target"
   ]
  },
  "FoundProduct": {
   "type": "object",
   "properties": {
    "ref": {
     "$ref": "#/components/schemas/ProductRef"
    },
    "product": {
     "$ref": "#/components/schemas/Product"
    }
   },
   "additionalProperties": false,
   "required": [
    "product",
    "ref"
   ]
  },
  "GuardAlarm": {
   "type": "object",
   "properties": {
    "guard": {
     "$ref": "#/components/schemas/GuardName"
    },
    "values": {
     "$ref": "#/components/schemas/Record_string_string_number",
     "description": "What it saw: `{ before: 240, after: 12 }`."
    }
   },
   "additionalProperties": false,
   "required": [
    "guard",
    "values"
   ]
  },
  "GuardName": {
   "enum": [
    "bot-change",
    "currency-change",
    "price-drop",
    "product-drop"
   ],
   "type": "string"
  },
  "HandledEscalation": {
   "description": "What was asked of the process that serves, and how the request stands by now.",
   "type": "object",
   "properties": {
    "target": {
     "type": "string"
    },
    "action": {
     "$ref": "#/components/schemas/DeskAction"
    },
    "by": {
     "description": "In whose name.",
     "type": "string"
    },
    "isAsked": {
     "description": "False: it was so already, and nothing was asked.",
     "type": "boolean"
    },
    "isDone": {
     "description": "Whether it is carried out; while nobody serves the target it waits for the next start.",
     "type": "boolean"
    },
    "isServed": {
     "type": "boolean"
    },
    "escalation": {
     "$ref": "#/components/schemas/ListedEscalation"
    }
   },
   "additionalProperties": false,
   "required": [
    "action",
    "by",
    "escalation",
    "isAsked",
    "isDone",
    "isServed",
    "target"
   ]
  },
  "Handler": {
   "type": "object",
   "properties": {
    "id": {
     "type": "string"
    },
    "name": {
     "type": "string"
    },
    "username": {
     "type": [
      "null",
      "string"
     ]
    }
   },
   "additionalProperties": false,
   "required": [
    "id",
    "name",
    "username"
   ]
  },
  "Health": {
   "description": "`fine`: served, and nothing is known against it. `trouble`: it answers, and a person should look. `down`: its bot answers\nnobody, or not as it should. `unserved`: live, and no process serves the target. `undeployed`: never made live.",
   "enum": [
    "down",
    "fine",
    "trouble",
    "undeployed",
    "unserved"
   ],
   "type": "string"
  },
  "KeptFile": {
   "type": "object",
   "properties": {
    "sha256": {
     "type": "string"
    }
   },
   "additionalProperties": false,
   "required": [
    "sha256"
   ]
  },
  "LineLevel": {
   "enum": [
    "debug",
    "error",
    "info",
    "warn"
   ],
   "type": "string"
  },
  "ListedEscalation": {
   "description": "A customer who was handed to people. Times: epoch milliseconds.",
   "type": "object",
   "properties": {
    "city": {
     "$ref": "#/components/schemas/CityId"
    },
    "id": {
     "type": "string"
    },
    "kind": {
     "description": "`ticket`: it becomes a deal; `manager`: a question; `link`: the shop's site took over.",
     "enum": [
      "link",
      "manager",
      "ticket"
     ],
     "type": "string"
    },
    "state": {
     "$ref": "#/components/schemas/DeskState",
     "description": "`open`: nobody took it; `closed`: it is over, as `outcome` says."
    },
    "outcome": {
     "description": "`declined`: nothing for the shop; `returned`: the customer went back to the bot; `quiet`: nobody wrote any more.",
     "anyOf": [
      {
       "enum": [
        "closed",
        "declined",
        "quiet",
        "returned"
       ],
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "openedAt": {
     "type": "number"
    },
    "customer": {
     "$ref": "#/components/schemas/EscalationCustomer"
    },
    "query": {
     "description": "What they searched for, or wrote with an order; empty: nothing.",
     "type": "string"
    },
    "product": {
     "description": "As the customer saw it; null when no product was chosen.",
     "anyOf": [
      {
       "type": "object",
       "properties": {
        "sku": {
         "type": "string"
        },
        "name": {
         "type": "string"
        },
        "price": {
         "description": "In words: `129 990 ₸`.",
         "type": "string"
        },
        "link": {
         "type": [
          "null",
          "string"
         ]
        }
       },
       "additionalProperties": false,
       "required": [
        "link",
        "name",
        "price",
        "sku"
       ]
      },
      {
       "type": "null"
      }
     ]
    },
    "lines": {
     "description": "All that was ordered on the shop's site; none for what began in a chat.",
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/EscalationLine"
     }
    },
    "source": {
     "description": "The campaign, or the site, that brought the customer.",
     "type": [
      "null",
      "string"
     ]
    },
    "assigned": {
     "description": "Handle of whose turn it was on the rota.",
     "type": [
      "null",
      "string"
     ]
    },
    "handledBy": {
     "description": "Who took it, or closed it; null while nobody did.",
     "anyOf": [
      {
       "$ref": "#/components/schemas/Handler"
      },
      {
       "type": "null"
      }
     ]
    },
    "handledAt": {
     "type": [
      "null",
      "number"
     ]
    },
    "deal": {
     "description": "Of a ticket; null for what becomes no deal.",
     "anyOf": [
      {
       "$ref": "#/components/schemas/EscalationDeal"
      },
      {
       "type": "null"
      }
     ]
    },
    "isLost": {
     "description": "The managers' group took no message of it: nobody may know of it.",
     "type": "boolean"
    },
    "release": {
     "description": "Number of the release that it was made with.",
     "type": "number"
    }
   },
   "additionalProperties": false,
   "required": [
    "assigned",
    "city",
    "customer",
    "deal",
    "handledAt",
    "handledBy",
    "id",
    "isLost",
    "kind",
    "lines",
    "openedAt",
    "outcome",
    "product",
    "query",
    "release",
    "source",
    "state"
   ]
  },
  "ListedProduct": {
   "description": "A product of a city's catalog.",
   "type": "object",
   "properties": {
    "sku": {
     "type": "string"
    },
    "ref": {
     "description": "Its name in buttons and in links to the bot.",
     "type": "string"
    },
    "name": {
     "type": "string"
    },
    "category": {
     "description": "From the widest category to the narrowest.",
     "type": "array",
     "items": {
      "type": "string"
     }
    },
    "price": {
     "description": "In minor units of `currency`: 12999000 is 129 990 ₸.",
     "type": "number"
    },
    "currency": {
     "description": "ISO 4217.",
     "type": "string"
    },
    "priceText": {
     "description": "In the city's first language: `129 990 ₸`.",
     "type": "string"
    },
    "stock": {
     "description": "Pieces at hand; null when the shop does not say.",
     "type": [
      "null",
      "number"
     ]
    },
    "isAvailable": {
     "description": "Some are known to be at hand.",
     "type": "boolean"
    },
    "link": {
     "description": "Its page on the shop's site.",
     "type": [
      "null",
      "string"
     ]
    },
    "images": {
     "description": "Https links; `media:` and a checksum is a picture of the city's folder.",
     "type": "array",
     "items": {
      "type": "string"
     }
    },
    "brand": {
     "type": [
      "null",
      "string"
     ]
    },
    "attributes": {
     "type": "array",
     "items": {
      "type": "object",
      "properties": {
       "name": {
        "type": "string"
       },
       "value": {
        "type": "string"
       }
      },
      "additionalProperties": false,
      "required": [
       "name",
       "value"
      ]
     }
    },
    "description": {
     "type": [
      "null",
      "string"
     ]
    }
   },
   "additionalProperties": false,
   "required": [
    "attributes",
    "brand",
    "category",
    "currency",
    "description",
    "images",
    "isAvailable",
    "link",
    "name",
    "price",
    "priceText",
    "ref",
    "sku",
    "stock"
   ]
  },
  "ListedRelease": {
   "type": "object",
   "properties": {
    "isLive": {
     "type": "boolean"
    },
    "isPinned": {
     "description": "The city is held at this release by a rollback.",
     "type": "boolean"
    },
    "changed": {
     "description": "What differs from the release before it, by number.",
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/ChangedPart"
     }
    },
    "number": {
     "type": "number"
    },
    "base": {
     "$ref": "#/components/schemas/CatalogId",
     "description": "The catalog without what feeds say of it; absent where no feed says anything."
    },
    "origin": {
     "$ref": "#/components/schemas/ReleaseOrigin"
    },
    "city": {
     "$ref": "#/components/schemas/CityId"
    },
    "catalog": {
     "$ref": "#/components/schemas/CatalogId"
    },
    "message": {
     "type": "string"
    },
    "at": {
     "type": "number"
    },
    "products": {
     "type": "number"
    },
    "content": {
     "description": "Hash of what follows.",
     "type": "string"
    },
    "author": {
     "type": "string"
    },
    "commit": {
     "type": "string"
    },
    "rolledBackAt": {
     "type": [
      "null",
      "number"
     ]
    },
    "settings": {
     "$ref": "#/components/schemas/Settings"
    },
    "prompts": {
     "$ref": "#/components/schemas/Record_string_Readonly_Record_string_string"
    },
    "synonyms": {
     "$ref": "#/components/schemas/Record_string_readonlystring"
    },
    "faq": {
     "$ref": "#/components/schemas/FaqFile"
    }
   },
   "additionalProperties": false,
   "required": [
    "at",
    "author",
    "catalog",
    "changed",
    "city",
    "commit",
    "content",
    "faq",
    "isLive",
    "isPinned",
    "message",
    "number",
    "origin",
    "products",
    "prompts",
    "rolledBackAt",
    "settings",
    "synonyms"
   ]
  },
  "ListedSecret": {
   "type": "object",
   "properties": {
    "reference": {
     "description": "`env:NAME` or `file:PATH`.",
     "type": "string"
    },
    "state": {
     "description": "`unused`: it stands in .env, and no file of the platform names it.",
     "enum": [
      "missing",
      "set",
      "unused"
     ],
     "type": "string"
    },
    "uses": {
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/SecretUse"
     }
    }
   },
   "additionalProperties": false,
   "required": [
    "reference",
    "state",
    "uses"
   ]
  },
  "ListedToken": {
   "description": "What is told of a token.",
   "additionalProperties": false,
   "type": "object",
   "properties": {
    "name": {
     "type": "string"
    },
    "cities": {
     "description": "None: all cities.",
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/CityId"
     }
    },
    "createdAt": {
     "type": "number"
    },
    "createdBy": {
     "type": "string"
    },
    "scopes": {
     "type": "array",
     "items": {
      "enum": [
       "access",
       "audit",
       "customers",
       "deals",
       "deploy",
       "escalations",
       "read",
       "secrets",
       "write"
      ],
      "type": "string"
     }
    },
    "expiresAt": {
     "description": "Null: it does not expire.",
     "type": [
      "null",
      "number"
     ]
    },
    "revokedAt": {
     "type": [
      "null",
      "number"
     ]
    },
    "lastUsedAt": {
     "description": "To within the hour; null: never used.",
     "type": [
      "null",
      "number"
     ]
    },
    "state": {
     "enum": [
      "expired",
      "revoked",
      "valid"
     ],
     "type": "string"
    }
   },
   "required": [
    "cities",
    "createdAt",
    "createdBy",
    "expiresAt",
    "lastUsedAt",
    "name",
    "revokedAt",
    "scopes",
    "state"
   ]
  },
  "ListedUser": {
   "description": "What is told of a user; times are epoch milliseconds.",
   "type": "object",
   "properties": {
    "name": {
     "type": "string"
    },
    "role": {
     "$ref": "#/components/schemas/Role"
    },
    "cities": {
     "description": "None: all.",
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/CityId"
     }
    },
    "state": {
     "enum": [
      "disabled",
      "enabled"
     ],
     "type": "string"
    },
    "hasPassword": {
     "description": "They come in with a password; else with Telegram alone.",
     "type": "boolean"
    },
    "telegram": {
     "description": "Number of their Telegram account.",
     "type": [
      "null",
      "string"
     ]
    },
    "createdAt": {
     "type": "number"
    },
    "createdBy": {
     "type": "string"
    },
    "disabledAt": {
     "type": [
      "null",
      "number"
     ]
    },
    "passwordAt": {
     "type": [
      "null",
      "number"
     ]
    },
    "lastLoginAt": {
     "description": "Null: never.",
     "type": [
      "null",
      "number"
     ]
    }
   },
   "additionalProperties": false,
   "required": [
    "cities",
    "createdAt",
    "createdBy",
    "disabledAt",
    "hasPassword",
    "lastLoginAt",
    "name",
    "passwordAt",
    "role",
    "state",
    "telegram"
   ]
  },
  "LiveCity": {
   "description": "A city as customers meet it now.",
   "type": "object",
   "properties": {
    "city": {
     "$ref": "#/components/schemas/CityId"
    },
    "name": {
     "description": "As customers call it.",
     "type": "string"
    },
    "release": {
     "description": "Number of its live release.",
     "type": "number"
    },
    "liveSince": {
     "description": "Epoch milliseconds.",
     "type": "number"
    },
    "isPinned": {
     "description": "A rollback, or a person, holds it: saves and feeds wait.",
     "type": "boolean"
    },
    "timezone": {
     "description": "IANA.",
     "type": "string"
    },
    "currency": {
     "description": "ISO 4217.",
     "type": "string"
    },
    "languages": {
     "description": "The first is the default.",
     "type": "array",
     "items": {
      "type": "string"
     }
    },
    "products": {
     "type": "number"
    },
    "bot": {
     "description": "Username of its bot, without the",
     "type": [
      "null",
      "string"
     ]
    }
   },
   "additionalProperties": false,
   "required": [
    "bot",
    "city",
    "currency",
    "isPinned",
    "languages",
    "liveSince",
    "name",
    "products",
    "release",
    "timezone"
   ]
  },
  "LiveCityDetails": {
   "description": "The same with where its release comes from.",
   "type": "object",
   "properties": {
    "target": {
     "type": "string"
    },
    "author": {
     "description": "Who made the release, when (epoch milliseconds), from what.",
     "type": "string"
    },
    "message": {
     "type": "string"
    },
    "commit": {
     "type": "string"
    },
    "origin": {
     "$ref": "#/components/schemas/ReleaseOrigin"
    },
    "madeAt": {
     "type": "number"
    },
    "crm": {
     "description": "What tickets become: null, they become nothing.",
     "anyOf": [
      {
       "enum": [
        "deal",
        "lead"
       ],
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "hasManagers": {
     "description": "Whether managers have a group that requests come to.",
     "type": "boolean"
    },
    "city": {
     "$ref": "#/components/schemas/CityId"
    },
    "name": {
     "description": "As customers call it.",
     "type": "string"
    },
    "release": {
     "description": "Number of its live release.",
     "type": "number"
    },
    "liveSince": {
     "description": "Epoch milliseconds.",
     "type": "number"
    },
    "isPinned": {
     "description": "A rollback, or a person, holds it: saves and feeds wait.",
     "type": "boolean"
    },
    "timezone": {
     "description": "IANA.",
     "type": "string"
    },
    "currency": {
     "description": "ISO 4217.",
     "type": "string"
    },
    "languages": {
     "description": "The first is the default.",
     "type": "array",
     "items": {
      "type": "string"
     }
    },
    "products": {
     "type": "number"
    },
    "bot": {
     "description": "Username of its bot, without the",
     "type": [
      "null",
      "string"
     ]
    }
   },
   "additionalProperties": false,
   "required": [
    "author",
    "bot",
    "city",
    "commit",
    "crm",
    "currency",
    "hasManagers",
    "isPinned",
    "languages",
    "liveSince",
    "madeAt",
    "message",
    "name",
    "origin",
    "products",
    "release",
    "target",
    "timezone"
   ]
  },
  "LiveCityList": {
   "type": "object",
   "properties": {
    "target": {
     "type": "string"
    },
    "cities": {
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/LiveCity"
     }
    },
    "next": {
     "description": "What the next page begins with; null: this is the last one.",
     "type": [
      "null",
      "string"
     ]
    }
   },
   "additionalProperties": false,
   "required": [
    "cities",
    "next",
    "target"
   ]
  },
  "LiveConfig": {
   "description": "Live settings, as they were compiled. What refers to a secret stays a reference: `env:ALMATY_BOT_TOKEN`; passwords in addresses are stars.",
   "type": "object",
   "properties": {
    "city": {
     "$ref": "#/components/schemas/CityId"
    },
    "release": {
     "description": "Number of the release that they are of.",
     "type": "number"
    },
    "settings": {
     "$ref": "#/components/schemas/Settings"
    }
   },
   "additionalProperties": false,
   "required": [
    "city",
    "release",
    "settings"
   ]
  },
  "LiveNow": {
   "description": "Whether customers meet what was written.",
   "type": "object",
   "properties": {
    "release": {
     "description": "The release that has it; null: what was written waits, or was refused.",
     "type": [
      "null",
      "number"
     ]
    },
    "pending": {
     "description": "Why it waits; none: it does not.",
     "type": "array",
     "items": {
      "type": "string"
     }
    },
    "refused": {
     "description": "Why it does not go live, as `zeta status` tells it; null: nobody objects.",
     "type": [
      "null",
      "string"
     ]
    },
    "cure": {
     "description": "What whoever operates the city can run about that; null: nothing.",
     "type": [
      "null",
      "string"
     ]
    }
   },
   "additionalProperties": false,
   "required": [
    "cure",
    "pending",
    "refused",
    "release"
   ]
  },
  "LivePrompts": {
   "description": "The texts of a city in one language as its customers read them.",
   "type": "object",
   "properties": {
    "city": {
     "$ref": "#/components/schemas/CityId"
    },
    "release": {
     "description": "Number of the release that they are of.",
     "type": "number"
    },
    "language": {
     "type": "string"
    },
    "languages": {
     "description": "All that the city speaks; the first is the default.",
     "type": "array",
     "items": {
      "type": "string"
     }
    },
    "prompts": {
     "$ref": "#/components/schemas/Record_string_string",
     "description": "Every text by its key, built-in ones where the city has none of its own."
    },
    "own": {
     "description": "Keys of texts that the city, or the layer under all cities, writes.",
     "type": "array",
     "items": {
      "type": "string"
     }
    }
   },
   "additionalProperties": false,
   "required": [
    "city",
    "language",
    "languages",
    "own",
    "prompts",
    "release"
   ]
  },
  "LogLine": {
   "type": "object",
   "properties": {
    "text": {
     "description": "As it is kept: one JSON object.",
     "type": "string"
    },
    "at": {
     "description": "Epoch milliseconds.",
     "type": "number"
    },
    "level": {
     "$ref": "#/components/schemas/LineLevel"
    },
    "city": {
     "type": [
      "null",
      "string"
     ]
    },
    "message": {
     "type": "string"
    },
    "fields": {
     "$ref": "#/components/schemas/Record_string_unknown",
     "description": "What else the line says, ids and numbers."
    }
   },
   "additionalProperties": false,
   "required": [
    "at",
    "city",
    "fields",
    "level",
    "message",
    "text"
   ]
  },
  "LoggedOut": {
   "type": "object",
   "properties": {
    "name": {
     "type": "string"
    }
   },
   "additionalProperties": false,
   "required": [
    "name"
   ]
  },
  "Mending": {
   "description": "A word that no product has, and what was looked for in its place.",
   "type": "object",
   "properties": {
    "from": {
     "type": "string"
    },
    "to": {
     "type": "string"
    },
    "how": {
     "enum": [
      "joined",
      "layout",
      "letters",
      "split",
      "typo"
     ],
     "type": "string"
    }
   },
   "additionalProperties": false,
   "required": [
    "from",
    "how",
    "to"
   ]
  },
  "MissingFiles": {
   "type": "object",
   "properties": {
    "missing": {
     "description": "Hashes of files that neither were sent nor stand in the server's own folder.",
     "type": "array",
     "items": {
      "type": "string"
     }
    }
   },
   "additionalProperties": false,
   "required": [
    "missing"
   ]
  },
  "Named": {
   "type": "object",
   "properties": {
    "name": {
     "type": "string"
    },
    "count": {
     "type": "number"
    }
   },
   "additionalProperties": false,
   "required": [
    "count",
    "name"
   ]
  },
  "NamedProduct": {
   "type": "object",
   "properties": {
    "sku": {
     "type": "string"
    },
    "name": {
     "type": "string"
    }
   },
   "additionalProperties": false,
   "required": [
    "name",
    "sku"
   ]
  },
  "NotReplayed": {
   "description": "Why a city's turns were not taken again: it is not live any more, the other state does not have it, or has mistakes there, or\na compiled catalog is damaged or lost.",
   "enum": [
    "broken",
    "no-catalog",
    "not-live",
    "not-there"
   ],
   "type": "string"
  },
  "Partial_Record_Skipped_number": {
   "type": "object",
   "properties": {
    "session": {
     "type": "number"
    },
    "unreadable": {
     "type": "number"
    },
    "nothing": {
     "type": "number"
    },
    "event": {
     "type": "number"
    },
    "no-side": {
     "type": "number"
    },
    "gave-up": {
     "type": "number"
    }
   },
   "additionalProperties": false
  },
  "Pinning": {
   "type": "object",
   "properties": {
    "target": {
     "type": "string"
    },
    "city": {
     "$ref": "#/components/schemas/CityId"
    },
    "number": {
     "description": "The release that is held.",
     "type": "number"
    },
    "wasPinned": {
     "description": "It was pinned before, by a rollback or a person, and that pin stays.",
     "type": "boolean"
    }
   },
   "additionalProperties": false,
   "required": [
    "city",
    "number",
    "target",
    "wasPinned"
   ]
  },
  "Place": {
   "description": "Where in a file. Lines and columns count from 1, columns in UTF-16 units; `length` 0 is a point.",
   "type": "object",
   "properties": {
    "file": {
     "description": "Path from the platform's root, with forward slashes.",
     "type": "string"
    },
    "line": {
     "type": "number"
    },
    "column": {
     "type": "number"
    },
    "length": {
     "type": "number"
    },
    "text": {
     "description": "The line itself, with anything token-shaped masked; absent for places without a line.",
     "type": "string"
    },
    "field": {
     "description": "For tables: the column's header.",
     "type": "string"
    }
   },
   "additionalProperties": false,
   "required": [
    "file"
   ]
  },
  "Planning": {
   "type": "object",
   "properties": {
    "target": {
     "type": "string"
    },
    "against": {
     "description": "What the files are compared with: `live`, `main`.",
     "type": "string"
    },
    "diagnostics": {
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/Diagnostic"
     }
    },
    "candidates": {
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/Candidate"
     }
    },
    "gone": {
     "description": "Cities that are there and have no folder here.",
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/CityId"
     }
    },
    "allowed": {
     "description": "Guards that object, and that a commit lets pass this once.",
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/Allowed"
     }
    },
    "notices": {
     "description": "What was saved and waits for a deploy, or was refused, as the serving process said last.",
     "type": "array",
     "items": {
      "additionalProperties": false,
      "type": "object",
      "properties": {
       "pending": {
        "description": "Saved, valid, and waiting for `deploy`.",
        "type": "array",
        "items": {
         "type": "string"
        }
       },
       "refused": {
        "description": "Why the last save did not go live; null when it did.",
        "type": [
         "null",
         "string"
        ]
       },
       "city": {
        "$ref": "#/components/schemas/CityId"
       }
      },
      "required": [
       "city",
       "pending",
       "refused"
      ]
     }
    },
    "drift": {
     "description": "Where Telegram does not have what is live: from what it was told and what it told the serving process last.",
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/TelegramDrift"
     }
    },
    "hasChanges": {
     "type": "boolean"
    }
   },
   "additionalProperties": false,
   "required": [
    "against",
    "allowed",
    "candidates",
    "diagnostics",
    "drift",
    "gone",
    "hasChanges",
    "notices",
    "target"
   ]
  },
  "PriceChange": {
   "type": "object",
   "properties": {
    "sku": {
     "type": "string"
    },
    "name": {
     "type": "string"
    },
    "before": {
     "description": "Minor units, each in its currency.",
     "type": "number"
    },
    "after": {
     "type": "number"
    },
    "currencyBefore": {
     "type": "string"
    },
    "currency": {
     "type": "string"
    }
   },
   "additionalProperties": false,
   "required": [
    "after",
    "before",
    "currency",
    "currencyBefore",
    "name",
    "sku"
   ]
  },
  "Product": {
   "description": "One product of a compiled catalog: what a row of the CSV file becomes.",
   "type": "object",
   "properties": {
    "sku": {
     "description": "The shop's code of the product; unique in a catalog, kept as text.",
     "type": "string"
    },
    "name": {
     "description": "What customers call it.",
     "type": "string"
    },
    "category": {
     "description": "From the widest category to the narrowest.\n\nItems: One level of the path.",
     "type": "array",
     "items": {
      "type": "string"
     }
    },
    "price": {
     "description": "Integer, in minor units of the currency: 12999000 is 129 990 ₸.",
     "type": "number"
    },
    "currency": {
     "description": "ISO 4217 code of the city's currency.",
     "type": "string"
    },
    "stock": {
     "description": "Pieces at hand; absent when the shop does not say.",
     "type": "number"
    },
    "link": {
     "description": "The product's page on the shop's site.",
     "type": "string"
    },
    "images": {
     "description": "Https links, or media: and the checksum of a picture that lies in the city's folder. In the CSV file: links, or paths of pictures.\n\nItems: One picture.",
     "type": "array",
     "items": {
      "type": "string"
     }
    },
    "brand": {
     "description": "Who makes it.",
     "type": "string"
    },
    "attributes": {
     "description": "Shown on the product's card, in this order.\n\nItems: A name and its value.",
     "type": "array",
     "items": {
      "type": "object",
      "properties": {
       "name": {
        "description": "Name of the attribute.",
        "type": "string"
       },
       "value": {
        "description": "Value of the attribute.",
        "type": "string"
       }
      },
      "additionalProperties": false,
      "required": [
       "name",
       "value"
      ]
     }
    },
    "description": {
     "description": "Plain text on the product's card; the first 400 characters are shown.",
     "type": "string"
    }
   },
   "additionalProperties": false,
   "required": [
    "attributes",
    "category",
    "currency",
    "images",
    "name",
    "price",
    "sku"
   ]
  },
  "ProductChanges": {
   "type": "object",
   "properties": {
    "before": {
     "type": "number"
    },
    "after": {
     "type": "number"
    },
    "added": {
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/Product"
     }
    },
    "removed": {
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/Product"
     }
    },
    "repriced": {
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/PriceChange"
     }
    },
    "changed": {
     "description": "Name, stock, text or picture changed.",
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/Product"
     }
    }
   },
   "additionalProperties": false,
   "required": [
    "added",
    "after",
    "before",
    "changed",
    "removed",
    "repriced"
   ]
  },
  "ProductList": {
   "type": "object",
   "properties": {
    "city": {
     "$ref": "#/components/schemas/CityId"
    },
    "products": {
     "description": "In the catalog's order: what can be bought first, then as in the files.",
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/ListedProduct"
     }
    },
    "next": {
     "description": "What the next page begins with; null: this is the last one.",
     "type": [
      "null",
      "string"
     ]
    }
   },
   "additionalProperties": false,
   "required": [
    "city",
    "next",
    "products"
   ]
  },
  "ProductRef": {
   "type": "string",
   "description": "Short stable name of a product in button data: 10 base32 characters of sha256(SKU)."
  },
  "Progress": {
   "type": "object",
   "properties": {
    "target": {
     "type": "string"
    },
    "commit": {
     "type": "string"
    },
    "cities": {
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/CityProgress"
     }
    }
   },
   "additionalProperties": false,
   "required": [
    "cities",
    "commit",
    "target"
   ]
  },
  "PromptKey": {
   "enum": [
    "availability.in_stock",
    "availability.out_of_stock",
    "availability.unknown",
    "buttons.agree",
    "buttons.all",
    "buttons.ask",
    "buttons.back_to_bot",
    "buttons.call_back",
    "buttons.catalog",
    "buttons.close",
    "buttons.contacts",
    "buttons.copy_address",
    "buttons.copy_number",
    "buttons.forget",
    "buttons.language",
    "buttons.link",
    "buttons.manager",
    "buttons.map",
    "buttons.next",
    "buttons.not_ours",
    "buttons.open",
    "buttons.other_city",
    "buttons.photos",
    "buttons.policy",
    "buttons.previous",
    "buttons.requests",
    "buttons.similar",
    "buttons.take",
    "buttons.ticket",
    "buttons.up",
    "buttons.without",
    "buttons.write",
    "callback.name",
    "callback.offer",
    "card.closed",
    "card.deal",
    "card.declined",
    "card.product_page",
    "card.quiet",
    "card.returned",
    "card.said",
    "card.source",
    "card.taken",
    "card.waiting",
    "catalog.category",
    "catalog.empty",
    "catalog.products",
    "catalog.title",
    "commands.catalog",
    "commands.contacts",
    "commands.forget",
    "commands.help",
    "commands.language",
    "commands.menu",
    "commands.mydata",
    "commands.requests",
    "commands.start",
    "contacts.address",
    "contacts.closed",
    "contacts.distance",
    "contacts.hours",
    "contacts.nearest",
    "contacts.none",
    "contacts.open",
    "contacts.phone",
    "contacts.title",
    "deal.again",
    "deal.callback_comment",
    "deal.callback_title",
    "deal.comment",
    "deal.phone_own",
    "deal.phone_written",
    "deal.price_changed",
    "deal.title",
    "desk.customer_says",
    "desk.morning",
    "desk.over",
    "desk.paired",
    "desk.reminder",
    "desk.taken_by",
    "desk.took",
    "desk.topic",
    "desk.undelivered",
    "desk.unknown_reply",
    "digest.missed",
    "digest.text",
    "fallback.failed",
    "fallback.old_button",
    "fallback.picture",
    "fallback.unknown_command",
    "fallback.unsupported",
    "fallback.voice",
    "greeting",
    "greeting_again",
    "handoff.closed",
    "handoff.declined",
    "handoff.joined",
    "handoff.over",
    "handoff.quiet",
    "handoff.returned",
    "handoff.says",
    "help",
    "language.changed",
    "language.choose",
    "language.offer",
    "limits.too_fast",
    "link.message",
    "manager.called",
    "manager.called_later",
    "manager.card",
    "manager.contact",
    "manager.lost",
    "manager.mention",
    "manager.none",
    "manager.question",
    "manager.question_search",
    "manager.repeated",
    "menu.text",
    "order.card",
    "order.comment",
    "order.line",
    "order.no_chat",
    "order.taken",
    "order.waiting",
    "privacy.consent",
    "privacy.forget",
    "privacy.forgotten",
    "privacy.mydata",
    "product.attribute",
    "product.card",
    "product.gone",
    "product.no_photos",
    "product.photos",
    "product.price_stale",
    "profile.about",
    "profile.description",
    "requests.asked",
    "requests.created",
    "requests.item",
    "requests.lost",
    "requests.none",
    "requests.open",
    "requests.title",
    "search.empty",
    "search.gone",
    "search.item",
    "search.mended",
    "search.nearest",
    "search.nothing",
    "search.page",
    "search.relaxed",
    "search.results",
    "search.similar",
    "search.unavailable",
    "search.without",
    "similar.none",
    "similar.results",
    "talk.bye",
    "talk.hello",
    "talk.thanks",
    "ticket.accepted",
    "ticket.by_hand",
    "ticket.card",
    "ticket.created",
    "ticket.delayed",
    "ticket.extended",
    "ticket.pending",
    "ticket.price_changed",
    "ticket.problem",
    "ticket.repeated"
   ],
   "type": "string"
  },
  "PromptsFile": {
   "description": "The city's own texts in one language, as the next change by this person would find them.",
   "type": "object",
   "properties": {
    "city": {
     "$ref": "#/components/schemas/CityId"
    },
    "language": {
     "type": "string"
    },
    "file": {
     "type": "string"
    },
    "own": {
     "$ref": "#/components/schemas/Record_string_string",
     "description": "Texts by key; anything token-shaped is masked."
    },
    "etag": {
     "description": "Names the content of the file; `none` where there is no file.",
     "type": "string"
    },
    "branch": {
     "description": "The branch that a change would follow; null: the files here.",
     "type": [
      "null",
      "string"
     ]
    },
    "writes": {
     "$ref": "#/components/schemas/WriteMode"
    },
    "refusal": {
     "description": "Why nothing is changed here, and where instead; null: it is.",
     "anyOf": [
      {
       "type": "object",
       "properties": {
        "code": {
         "type": "string"
        },
        "hint": {
         "type": [
          "null",
          "string"
         ]
        }
       },
       "additionalProperties": false,
       "required": [
        "code",
        "hint"
       ]
      },
      {
       "type": "null"
      }
     ]
    }
   },
   "additionalProperties": false,
   "required": [
    "branch",
    "city",
    "etag",
    "file",
    "language",
    "own",
    "refusal",
    "writes"
   ]
  },
  "PrunedReleases": {
   "type": "object",
   "properties": {
    "target": {
     "type": "string"
    },
    "cities": {
     "type": "array",
     "items": {
      "type": "object",
      "properties": {
       "city": {
        "$ref": "#/components/schemas/CityId"
       },
       "dropped": {
        "type": "number"
       },
       "kept": {
        "type": "number"
       }
      },
      "additionalProperties": false,
      "required": [
       "city",
       "dropped",
       "kept"
      ]
     }
    },
    "catalogs": {
     "description": "Files of compiled catalogs that no release has any more.",
     "type": "number"
    }
   },
   "additionalProperties": false,
   "required": [
    "catalogs",
    "cities",
    "target"
   ]
  },
  "RecordName": {
   "description": "What is counted for the shop.",
   "enum": [
    "card",
    "category",
    "close",
    "consent",
    "deal",
    "deal-by-hand",
    "decline",
    "forget",
    "hand-over-lost",
    "link",
    "manager",
    "photos",
    "question",
    "search",
    "stage",
    "start",
    "take",
    "ticket",
    "too-fast"
   ],
   "type": "string"
  },
  "Record_string_Readonly_Record_string_string": {
   "type": "object",
   "additionalProperties": {
    "type": "object",
    "additionalProperties": {
     "type": "string"
    }
   }
  },
  "Record_string_number": {
   "type": "object",
   "additionalProperties": {
    "type": "number"
   }
  },
  "Record_string_readonlystring": {
   "type": "object",
   "additionalProperties": {
    "type": "array",
    "items": {
     "type": "string"
    }
   }
  },
  "Record_string_string": {
   "type": "object",
   "additionalProperties": {
    "type": "string"
   }
  },
  "Record_string_string_null": {
   "type": "object",
   "additionalProperties": {
    "type": [
     "string",
     "null"
    ]
   }
  },
  "Record_string_string_number": {
   "type": "object",
   "additionalProperties": {
    "type": [
     "string",
     "number"
    ]
   }
  },
  "Record_string_unknown": {
   "type": "object",
   "additionalProperties": {}
  },
  "ReleaseContent": {
   "type": "object",
   "properties": {
    "content": {
     "description": "Hash of what follows.",
     "type": "string"
    },
    "settings": {
     "type": "string"
    },
    "prompts": {
     "type": "string"
    },
    "synonyms": {
     "type": "string"
    },
    "faq": {
     "type": "string"
    },
    "catalog": {
     "$ref": "#/components/schemas/CatalogId"
    },
    "base": {
     "$ref": "#/components/schemas/CatalogId",
     "description": "The catalog without what feeds say of it; absent where no feed says anything."
    },
    "provenance": {
     "type": "string"
    },
    "products": {
     "type": "number"
    }
   },
   "additionalProperties": false,
   "required": [
    "catalog",
    "content",
    "faq",
    "products",
    "prompts",
    "provenance",
    "settings",
    "synonyms"
   ]
  },
  "ReleaseEvent": {
   "description": "A city is served from another release, or is held by a rollback, or no more.",
   "type": "object",
   "properties": {
    "city": {
     "$ref": "#/components/schemas/CityId"
    },
    "from": {
     "description": "`null`: the city was not live.",
     "type": [
      "null",
      "number"
     ]
    },
    "to": {
     "description": "`null`: it is not live any more.",
     "type": [
      "null",
      "number"
     ]
    },
    "isPinned": {
     "description": "A rollback holds it: saves and feeds wait.",
     "type": "boolean"
    }
   },
   "additionalProperties": false,
   "required": [
    "city",
    "from",
    "isPinned",
    "to"
   ]
  },
  "ReleaseOrigin": {
   "enum": [
    "api",
    "deploy",
    "feed",
    "watch"
   ],
   "type": "string"
  },
  "Replay": {
   "type": "object",
   "properties": {
    "target": {
     "type": "string"
    },
    "against": {
     "type": "string"
    },
    "since": {
     "description": "Epoch milliseconds.",
     "type": "number"
    },
    "until": {
     "type": "number"
    },
    "cities": {
     "description": "In the order of their names; cities without turns in the period are left out.",
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/CityReplay"
     }
    },
    "hasChanges": {
     "type": "boolean"
    }
   },
   "additionalProperties": false,
   "required": [
    "against",
    "cities",
    "hasChanges",
    "since",
    "target",
    "until"
   ]
  },
  "ReplayExample": {
   "description": "One turn of a group, as it may be shown: personal data is masked.",
   "type": "object",
   "properties": {
    "seq": {
     "description": "Of the turn; grows with time.",
     "type": "number"
    },
    "at": {
     "description": "Epoch milliseconds.",
     "type": "number"
    },
    "asked": {
     "description": "What the customer, or the manager, did: `«угловой диван»`, `/start`, `[ticket]`.",
     "type": "string"
    },
    "before": {
     "type": "string"
    },
    "after": {
     "type": "string"
    }
   },
   "additionalProperties": false,
   "required": [
    "after",
    "asked",
    "at",
    "before",
    "seq"
   ]
  },
  "ReplayGroup": {
   "description": "Turns that differ in one way.",
   "type": "object",
   "properties": {
    "kind": {
     "$ref": "#/components/schemas/DifferenceKind"
    },
    "name": {
     "type": "string"
    },
    "how": {
     "$ref": "#/components/schemas/DifferenceHow"
    },
    "language": {
     "description": "Of a text; else absent.",
     "type": "string"
    },
    "turns": {
     "type": "number"
    },
    "examples": {
     "description": "The first few, no two with the same words.",
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/ReplayExample"
     }
    }
   },
   "additionalProperties": false,
   "required": [
    "examples",
    "how",
    "kind",
    "name",
    "turns"
   ]
  },
  "RevokedAccessToken": {
   "type": "object",
   "properties": {
    "jti": {
     "type": "string"
    }
   },
   "additionalProperties": false,
   "required": [
    "jti"
   ]
  },
  "RevokedToken": {
   "type": "object",
   "properties": {
    "target": {
     "type": "string"
    },
    "name": {
     "type": "string"
    }
   },
   "additionalProperties": false,
   "required": [
    "name",
    "target"
   ]
  },
  "Role": {
   "enum": [
    "editor",
    "manager",
    "operator",
    "owner",
    "viewer"
   ],
   "type": "string"
  },
  "Rollback": {
   "type": "object",
   "properties": {
    "target": {
     "type": "string"
    },
    "city": {
     "$ref": "#/components/schemas/CityId"
    },
    "from": {
     "type": "number"
    },
    "to": {
     "type": "number"
    },
    "skipped": {
     "description": "A newer one that was passed over, because only its products differ; null when there is none.",
     "type": [
      "null",
      "number"
     ]
    }
   },
   "additionalProperties": false,
   "required": [
    "city",
    "from",
    "skipped",
    "target",
    "to"
   ]
  },
  "RollbackPlan": {
   "type": "object",
   "properties": {
    "target": {
     "type": "string"
    },
    "before": {
     "description": "Epoch milliseconds; null: each city goes to its release before.",
     "type": [
      "null",
      "number"
     ]
    },
    "steps": {
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/RollbackStep"
     }
    }
   },
   "additionalProperties": false,
   "required": [
    "before",
    "steps",
    "target"
   ]
  },
  "RollbackStep": {
   "description": "Where one city would go.",
   "anyOf": [
    {
     "type": "object",
     "properties": {
      "city": {
       "$ref": "#/components/schemas/CityId"
      },
      "from": {
       "type": "number"
      },
      "to": {
       "type": "number"
      }
     },
     "additionalProperties": false,
     "required": [
      "city",
      "from",
      "to"
     ]
    },
    {
     "type": "object",
     "properties": {
      "city": {
       "$ref": "#/components/schemas/CityId"
      },
      "from": {
       "type": "number"
      },
      "to": {
       "type": "null"
      },
      "why": {
       "enum": [
        "damaged",
        "none",
        "products",
        "same",
        "unlive"
       ],
       "type": "string"
      }
     },
     "additionalProperties": false,
     "required": [
      "city",
      "from",
      "to",
      "why"
     ]
    }
   ]
  },
  "Rollbacks": {
   "description": "What became of it; a city that was moved by others meanwhile is left as it is.",
   "type": "object",
   "properties": {
    "done": {
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/CityId"
     }
    },
    "overtaken": {
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/CityId"
     }
    },
    "target": {
     "type": "string"
    },
    "before": {
     "description": "Epoch milliseconds; null: each city goes to its release before.",
     "type": [
      "null",
      "number"
     ]
    },
    "steps": {
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/RollbackStep"
     }
    }
   },
   "additionalProperties": false,
   "required": [
    "before",
    "done",
    "overtaken",
    "steps",
    "target"
   ]
  },
  "SaveEvent": {
   "description": "What became of a saved file that is not live.",
   "type": "object",
   "properties": {
    "city": {
     "$ref": "#/components/schemas/CityId"
    },
    "refused": {
     "description": "Why it was refused; `null`: it was not.",
     "type": [
      "null",
      "string"
     ]
    },
    "pending": {
     "description": "What waits for a deploy.",
     "type": "array",
     "items": {
      "type": "string"
     }
    }
   },
   "additionalProperties": false,
   "required": [
    "city",
    "pending",
    "refused"
   ]
  },
  "SearchChange": {
   "type": "object",
   "properties": {
    "query": {
     "type": "string"
    },
    "before": {
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/NamedProduct"
     }
    },
    "after": {
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/NamedProduct"
     }
    }
   },
   "additionalProperties": false,
   "required": [
    "after",
    "before",
    "query"
   ]
  },
  "SearchChanges": {
   "type": "object",
   "properties": {
    "source": {
     "enum": [
      "customers",
      "nobody",
      "samples"
     ],
     "type": "string"
    },
    "asked": {
     "description": "Number of queries.",
     "type": "number"
    },
    "changed": {
     "description": "Those whose first products are others, or stand in another order.",
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/SearchChange"
     }
    }
   },
   "additionalProperties": false,
   "required": [
    "asked",
    "changed",
    "source"
   ]
  },
  "SearchMatch": {
   "description": "How the products were found: all words, or only some of them.",
   "enum": [
    "all-words",
    "nothing",
    "some-words"
   ],
   "type": "string"
  },
  "SecretList": {
   "type": "object",
   "properties": {
    "target": {
     "type": "string"
    },
    "secrets": {
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/ListedSecret"
     }
    },
    "unread": {
     "type": "array",
     "items": {
      "type": "string"
     }
    }
   },
   "additionalProperties": false,
   "required": [
    "secrets",
    "target",
    "unread"
   ]
  },
  "SecretUse": {
   "description": "A setting that names a secret: `env:NAME` or `file:PATH`.",
   "type": "object",
   "properties": {
    "reference": {
     "type": "string"
    },
    "city": {
     "description": "Null: zeta.yaml, for all cities.",
     "anyOf": [
      {
       "$ref": "#/components/schemas/CityId",
       "description": "Folder name of a city: `almaty`."
      },
      {
       "type": "null"
      }
     ]
    },
    "key": {
     "description": "`telegram.token`",
     "type": "string"
    },
    "source": {
     "description": "`cities/almaty/city.yaml:12`",
     "type": "string"
    }
   },
   "additionalProperties": false,
   "required": [
    "city",
    "key",
    "reference",
    "source"
   ]
  },
  "SeenWebhook": {
   "description": "What Telegram said of a city's webhook when it was asked last. Times are epoch milliseconds.",
   "type": "object",
   "properties": {
    "askedAt": {
     "description": "Since when nothing newer is known.",
     "type": "number"
    },
    "place": {
     "enum": [
      "elsewhere",
      "none",
      "ours"
     ],
     "type": "string"
    },
    "pending": {
     "description": "Updates that wait at Telegram.",
     "type": "number"
    },
    "lastErrorAt": {
     "description": "Telegram keeps its last failure after successes.",
     "type": [
      "null",
      "number"
     ]
    },
    "lastError": {
     "type": [
      "null",
      "string"
     ]
    },
    "problem": {
     "description": "What keeps updates from coming: `NOT_SET`, `ELSEWHERE`, or Telegram's words and how many wait; null: nothing.",
     "type": [
      "null",
      "string"
     ]
    }
   },
   "additionalProperties": false,
   "required": [
    "askedAt",
    "lastError",
    "lastErrorAt",
    "pending",
    "place",
    "problem"
   ]
  },
  "SentDeployment": {
   "additionalProperties": false,
   "type": "object",
   "properties": {
    "diagnostics": {
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/Diagnostic"
     }
    },
    "target": {
     "type": "string"
    },
    "cities": {
     "type": "array",
     "items": {
      "anyOf": [
       {
        "type": "object",
        "properties": {
         "kind": {
          "type": "string",
          "const": "live"
         },
         "city": {
          "$ref": "#/components/schemas/CityId"
         },
         "number": {
          "type": "number"
         },
         "isNew": {
          "type": "boolean"
         },
         "plan": {
          "$ref": "#/components/schemas/CityPlan"
         },
         "allowedByCommits": {
          "description": "Guards that objected, and that a commit allows.",
          "type": "array",
          "items": {
           "$ref": "#/components/schemas/AllowedGuard"
          }
         },
         "telegram": {
          "type": "array",
          "items": {
           "$ref": "#/components/schemas/TelegramStep"
          }
         },
         "diagnostics": {
          "type": "array",
          "items": {
           "$ref": "#/components/schemas/Diagnostic"
          }
         }
        },
        "additionalProperties": false,
        "required": [
         "allowedByCommits",
         "city",
         "diagnostics",
         "isNew",
         "kind",
         "number",
         "plan",
         "telegram"
        ]
       },
       {
        "type": "object",
        "properties": {
         "kind": {
          "type": "string",
          "const": "unchanged"
         },
         "city": {
          "$ref": "#/components/schemas/CityId"
         },
         "number": {
          "type": "number"
         },
         "telegram": {
          "type": "array",
          "items": {
           "$ref": "#/components/schemas/TelegramStep"
          }
         },
         "diagnostics": {
          "type": "array",
          "items": {
           "$ref": "#/components/schemas/Diagnostic"
          }
         }
        },
        "additionalProperties": false,
        "required": [
         "city",
         "diagnostics",
         "kind",
         "number",
         "telegram"
        ]
       },
       {
        "type": "object",
        "properties": {
         "kind": {
          "type": "string",
          "const": "planned"
         },
         "city": {
          "$ref": "#/components/schemas/CityId"
         },
         "plan": {
          "$ref": "#/components/schemas/CityPlan"
         },
         "telegram": {
          "type": "array",
          "items": {
           "$ref": "#/components/schemas/TelegramStep"
          }
         },
         "diagnostics": {
          "type": "array",
          "items": {
           "$ref": "#/components/schemas/Diagnostic"
          }
         }
        },
        "additionalProperties": false,
        "required": [
         "city",
         "diagnostics",
         "kind",
         "plan",
         "telegram"
        ]
       },
       {
        "type": "object",
        "properties": {
         "kind": {
          "type": "string",
          "const": "broken"
         },
         "city": {
          "$ref": "#/components/schemas/CityId"
         },
         "diagnostics": {
          "type": "array",
          "items": {
           "$ref": "#/components/schemas/Diagnostic"
          }
         }
        },
        "additionalProperties": false,
        "required": [
         "city",
         "diagnostics",
         "kind"
        ]
       },
       {
        "type": "object",
        "properties": {
         "kind": {
          "type": "string",
          "const": "refused"
         },
         "city": {
          "$ref": "#/components/schemas/CityId"
         },
         "plan": {
          "$ref": "#/components/schemas/CityPlan"
         },
         "alarms": {
          "type": "array",
          "items": {
           "$ref": "#/components/schemas/GuardAlarm"
          }
         },
         "diagnostics": {
          "type": "array",
          "items": {
           "$ref": "#/components/schemas/Diagnostic"
          }
         }
        },
        "additionalProperties": false,
        "required": [
         "alarms",
         "city",
         "diagnostics",
         "kind",
         "plan"
        ]
       },
       {
        "type": "object",
        "properties": {
         "kind": {
          "type": "string",
          "const": "pinned"
         },
         "city": {
          "$ref": "#/components/schemas/CityId"
         },
         "number": {
          "type": "number"
         },
         "diagnostics": {
          "type": "array",
          "items": {
           "$ref": "#/components/schemas/Diagnostic"
          }
         }
        },
        "additionalProperties": false,
        "required": [
         "city",
         "diagnostics",
         "kind",
         "number"
        ]
       },
       {
        "$ref": "#/components/schemas/SentFailure"
       }
      ]
     }
    }
   },
   "required": [
    "cities",
    "diagnostics",
    "target"
   ]
  },
  "SentError": {
   "description": "A `ZetaError` as its parts: an error has no form of its own in JSON.",
   "type": "object",
   "properties": {
    "code": {
     "type": "string"
    },
    "message": {
     "type": "string"
    },
    "hint": {
     "type": "string"
    },
    "exit": {
     "$ref": "#/components/schemas/ExitCode"
    }
   },
   "additionalProperties": false,
   "required": [
    "code",
    "exit",
    "message"
   ]
  },
  "SentFailure": {
   "additionalProperties": false,
   "type": "object",
   "properties": {
    "diagnostics": {
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/Diagnostic"
     }
    },
    "city": {
     "$ref": "#/components/schemas/CityId"
    },
    "kind": {
     "type": "string",
     "const": "failed"
    },
    "error": {
     "$ref": "#/components/schemas/SentError"
    }
   },
   "required": [
    "city",
    "diagnostics",
    "error",
    "kind"
   ]
  },
  "SeriesBucket": {
   "description": "What happened within a day, or an hour, of the city's clocks.",
   "type": "object",
   "properties": {
    "at": {
     "description": "When it begins and ends: epoch milliseconds. The first and the last may reach beyond the period; what is outside of it is not counted.",
     "type": "number"
    },
    "until": {
     "type": "number"
    },
    "local": {
     "description": "Its beginning by the city's clocks: `2026-11-28`, or `2026-11-28T13:00`.",
     "type": "string"
    },
    "searches": {
     "type": "number"
    },
    "withoutResults": {
     "type": "number"
    },
    "links": {
     "description": "The shop's site took over.",
     "type": "number"
    },
    "questions": {
     "type": "number"
    },
    "tickets": {
     "type": "number"
    },
    "deals": {
     "type": "number"
    },
    "won": {
     "description": "Deals that came to a stage which ends them.",
     "type": "number"
    },
    "lost": {
     "type": "number"
    }
   },
   "additionalProperties": false,
   "required": [
    "at",
    "deals",
    "links",
    "local",
    "lost",
    "questions",
    "searches",
    "tickets",
    "until",
    "withoutResults",
    "won"
   ]
  },
  "ServerEvents": {
   "description": "What a server tells those who watch it, by type. None of it is about a person.",
   "type": "object",
   "properties": {
    "release": {
     "$ref": "#/components/schemas/ReleaseEvent"
    },
    "turn": {
     "$ref": "#/components/schemas/TurnEvent"
    },
    "escalation": {
     "$ref": "#/components/schemas/EscalationEvent"
    },
    "diagnostics": {
     "$ref": "#/components/schemas/DiagnosticsEvent"
    },
    "save": {
     "$ref": "#/components/schemas/SaveEvent"
    }
   },
   "additionalProperties": false,
   "required": [
    "diagnostics",
    "escalation",
    "release",
    "save",
    "turn"
   ]
  },
  "ServingNote": {
   "description": "What a serving process says of itself beside its lock: the lock decides, this file tells.",
   "type": "object",
   "properties": {
    "command": {
     "type": "string"
    },
    "pid": {
     "type": "number"
    },
    "since": {
     "description": "Epoch milliseconds.",
     "type": "number"
    },
    "publicUrl": {
     "type": "string"
    },
    "privateUrl": {
     "type": [
      "null",
      "string"
     ]
    },
    "emulators": {
     "description": "Target `dev`: where its emulated servers are. The CRM's address is a webhook; it opens nothing but this emulation.",
     "type": "object",
     "properties": {
      "telegram": {
       "type": "string"
      },
      "crm": {
       "type": "string"
      }
     },
     "additionalProperties": false,
     "required": [
      "crm",
      "telegram"
     ]
    },
    "only": {
     "description": "The cities that it serves; absent: all that are live.",
     "type": "array",
     "items": {
      "type": "string"
     }
    },
    "watch": {
     "description": "What goes live when it is saved.",
     "enum": [
      "all",
      "off",
      "prompts"
     ],
     "type": "string"
    },
    "problems": {
     "$ref": "#/components/schemas/Record_string_string",
     "description": "What keeps cities from serving their live release as it is, by their ids."
    },
    "bots": {
     "$ref": "#/components/schemas/Record_string_string",
     "description": "What keeps bots from answering, by the ids of their cities."
    }
   },
   "additionalProperties": false,
   "required": [
    "command",
    "pid",
    "privateUrl",
    "publicUrl",
    "since"
   ]
  },
  "SessionView": {
   "description": "What a browser is told of who uses it. Times are epoch milliseconds.",
   "type": "object",
   "properties": {
    "kind": {
     "enum": [
      "access-token",
      "token",
      "user"
     ],
     "type": "string"
    },
    "name": {
     "type": "string"
    },
    "role": {
     "description": "Null: a token has none.",
     "anyOf": [
      {
       "enum": [
        "editor",
        "manager",
        "operator",
        "owner",
        "viewer"
       ],
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "scopes": {
     "type": "array",
     "items": {
      "enum": [
       "access",
       "audit",
       "customers",
       "deals",
       "deploy",
       "escalations",
       "read",
       "secrets",
       "write"
      ],
      "type": "string"
     }
    },
    "cities": {
     "description": "None: all.",
     "type": "array",
     "items": {
      "type": "string"
     }
    },
    "csrfToken": {
     "description": "To be sent as `X-CSRF-Token` with everything that changes something; null: a token needs none.",
     "type": [
      "null",
      "string"
     ]
    },
    "expiresAt": {
     "description": "However much the session is used; null: it is none.",
     "type": [
      "null",
      "number"
     ]
    }
   },
   "additionalProperties": false,
   "required": [
    "cities",
    "csrfToken",
    "expiresAt",
    "kind",
    "name",
    "role",
    "scopes"
   ]
  },
  "Settings": {
   "description": "What a release keeps of city.yaml: of `catalog`, which mostly says how to read files, only the feeds that are asked\nwhile it is live; the products themselves are in the compiled catalog, named by its hash.",
   "type": "object",
   "properties": {
    "feeds": {
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/SettledFeed"
     }
    },
    "currency": {
     "description": "ISO 4217 code of the currency of all prices in this city's catalog.",
     "type": "string"
    },
    "name": {
     "description": "The city as its customers call it; prompts show it as {city_name}.",
     "type": "string"
    },
    "search": {
     "description": "What search finds for customers of this city.",
     "type": "object",
     "properties": {
      "pins": {
       "description": "Products that come first when a customer searches for exactly these words, in this order; what else is found follows. Word forms and the order of words do not matter.",
       "type": "object",
       "additionalProperties": {
        "type": "array",
        "items": {
         "type": "string"
        }
       }
      }
     },
     "additionalProperties": false
    },
    "timezone": {
     "description": "IANA name of the city's time zone; opening hours and dates are told in it.",
     "type": "string"
    },
    "languages": {
     "description": "Languages that the bot speaks; the first is the default. Built-in texts exist for ru, kk and en.",
     "minItems": 1,
     "type": "array",
     "prefixItems": [
      {
       "type": "string"
      }
     ],
     "items": {
      "type": "string"
     }
    },
    "telegram": {
     "description": "The bot that serves this city.",
     "type": "object",
     "properties": {
      "token": {
       "description": "Where the bot's token is, never the token itself: env:NAME (a variable, or a line of .env) or file:PATH.",
       "type": "string"
      },
      "username": {
       "description": "The bot's username without",
       "type": "string"
      }
     },
     "additionalProperties": false,
     "required": [
      "token"
     ]
    },
    "manager": {
     "description": "Who answers customers of this city. Without it the bot has no \"manager\" button.",
     "type": "object",
     "properties": {
      "handle": {
       "description": "Telegram username that is tagged in the managers' group, or given to customers where there is no group.",
       "type": "string"
      },
      "chat": {
       "description": "Id of the Telegram group that receives cards about customers. It is a text, so it stands in quotes.",
       "type": "string"
      },
      "hours": {
       "description": "When managers answer, in the city's time zone.",
       "type": "object",
       "properties": {
        "days": {
         "description": "A day, a range of days, or several of them after commas: mon, tue, wed, thu, fri, sat, sun.",
         "type": "string"
        },
        "from": {
         "description": "Opening time, HH:MM, in quotes.",
         "type": "string"
        },
        "to": {
         "description": "Closing time, HH:MM, in quotes.",
         "type": "string"
        }
       },
       "additionalProperties": false,
       "required": [
        "days",
        "from",
        "to"
       ]
      },
      "rota": {
       "description": "Who gets the next customer: those who are there now, by category where they have some, by turns or the least busy first. Without it all cards tag the handle.",
       "type": "object",
       "properties": {
        "by": {
         "description": "round-robin: by turns; least-busy: whoever has the fewest open customers.",
         "enum": [
          "least-busy",
          "round-robin"
         ],
         "type": "string"
        },
        "people": {
         "description": "Who answers.",
         "minItems": 1,
         "maxItems": 50,
         "type": "array",
         "prefixItems": [
          {
           "type": "object",
           "properties": {
            "handle": {
             "description": "Telegram username: it is tagged on the cards of this person, and by it they are known when they press Take.",
             "type": "string"
            },
            "bitrix": {
             "description": "Id of the portal's user: deals of this person's customers are theirs.",
             "type": "number"
            },
            "hours": {
             "description": "When this person answers, in the city's time zone. Without it: whenever managers do.",
             "minItems": 1,
             "maxItems": 7,
             "type": "array",
             "prefixItems": [
              {
               "type": "object",
               "properties": {
                "days": {
                 "description": "A day, a range of days, or several of them after commas: mon, tue, wed, thu, fri, sat, sun.",
                 "type": "string"
                },
                "from": {
                 "description": "Opening time, HH:MM, in quotes.",
                 "type": "string"
                },
                "to": {
                 "description": "Closing time, HH:MM, in quotes.",
                 "type": "string"
                }
               },
               "additionalProperties": false,
               "required": [
                "days",
                "from",
                "to"
               ]
              }
             ],
             "items": {
              "type": "object",
              "properties": {
               "days": {
                "description": "A day, a range of days, or several of them after commas: mon, tue, wed, thu, fri, sat, sun.",
                "type": "string"
               },
               "from": {
                "description": "Opening time, HH:MM, in quotes.",
                "type": "string"
               },
               "to": {
                "description": "Closing time, HH:MM, in quotes.",
                "type": "string"
               }
              },
              "additionalProperties": false,
              "required": [
               "days",
               "from",
               "to"
              ]
             }
            },
            "categories": {
             "description": "Customers with a product of these categories, and what is under them, come to this person first.",
             "maxItems": 50,
             "type": "array",
             "items": {
              "type": "string"
             }
            }
           },
           "additionalProperties": false,
           "required": [
            "handle"
           ]
          }
         ],
         "items": {
          "type": "object",
          "properties": {
           "handle": {
            "description": "Telegram username: it is tagged on the cards of this person, and by it they are known when they press Take.",
            "type": "string"
           },
           "bitrix": {
            "description": "Id of the portal's user: deals of this person's customers are theirs.",
            "type": "number"
           },
           "hours": {
            "description": "When this person answers, in the city's time zone. Without it: whenever managers do.",
            "minItems": 1,
            "maxItems": 7,
            "type": "array",
            "prefixItems": [
             {
              "type": "object",
              "properties": {
               "days": {
                "description": "A day, a range of days, or several of them after commas: mon, tue, wed, thu, fri, sat, sun.",
                "type": "string"
               },
               "from": {
                "description": "Opening time, HH:MM, in quotes.",
                "type": "string"
               },
               "to": {
                "description": "Closing time, HH:MM, in quotes.",
                "type": "string"
               }
              },
              "additionalProperties": false,
              "required": [
               "days",
               "from",
               "to"
              ]
             }
            ],
            "items": {
             "type": "object",
             "properties": {
              "days": {
               "description": "A day, a range of days, or several of them after commas: mon, tue, wed, thu, fri, sat, sun.",
               "type": "string"
              },
              "from": {
               "description": "Opening time, HH:MM, in quotes.",
               "type": "string"
              },
              "to": {
               "description": "Closing time, HH:MM, in quotes.",
               "type": "string"
              }
             },
             "additionalProperties": false,
             "required": [
              "days",
              "from",
              "to"
             ]
            }
           },
           "categories": {
            "description": "Customers with a product of these categories, and what is under them, come to this person first.",
            "maxItems": 50,
            "type": "array",
            "items": {
             "type": "string"
            }
           }
          },
          "additionalProperties": false,
          "required": [
           "handle"
          ]
         }
        }
       },
       "additionalProperties": false,
       "required": [
        "people"
       ]
      },
      "language": {
       "description": "What the cards in the managers' group and the deals are written in. Without it, the city's first language.",
       "enum": [
        "en",
        "kk",
        "ru"
       ],
       "type": "string"
      },
      "reminder": {
       "description": "When nobody takes a customer: the managers' group is reminded, then the backup is called. Out of hours it is counted from opening.",
       "type": "object",
       "properties": {
        "minutes": {
         "description": "After so many minutes the group is reminded, and after as many more the backup is called.",
         "type": "number"
        },
        "backup": {
         "description": "Telegram username of who is tagged when the reminder did not help. Without it the first reminder is the last.",
         "type": "string"
        }
       },
       "additionalProperties": false
      },
      "quiet_hours": {
       "description": "A talk with a manager in which nobody wrote for so many hours is over, and the bot answers again.",
       "type": "number"
      },
      "replies": {
       "description": "Texts that managers send by their name: the reply !address to a card sends the text of address. Customers read them as they are written here.",
       "type": "object",
       "additionalProperties": {
        "type": "string"
       }
      },
      "digest": {
       "description": "Whether the managers' group gets the numbers of the week each Monday, when managers begin.",
       "type": "boolean"
      }
     },
     "additionalProperties": false
    },
    "contacts": {
     "description": "Where customers find the shop: shown by /contacts and the menu's button.",
     "type": "object",
     "properties": {
      "address": {
       "description": "Street and house, as a customer would tell a taxi driver.",
       "type": "string"
      },
      "phone": {
       "description": "In international form, so that it can be called by a tap.",
       "type": "string"
      },
      "map": {
       "description": "Link to the place on a map (2GIS, Yandex, Google).",
       "type": "string"
      },
      "hours": {
       "description": "When the shop is open, in the city's time zone.",
       "minItems": 1,
       "maxItems": 7,
       "type": "array",
       "prefixItems": [
        {
         "type": "object",
         "properties": {
          "days": {
           "description": "A day, a range of days, or several of them after commas: mon, tue, wed, thu, fri, sat, sun.",
           "type": "string"
          },
          "from": {
           "description": "Opening time, HH:MM, in quotes.",
           "type": "string"
          },
          "to": {
           "description": "Closing time, HH:MM, in quotes.",
           "type": "string"
          }
         },
         "additionalProperties": false,
         "required": [
          "days",
          "from",
          "to"
         ]
        }
       ],
       "items": {
        "type": "object",
        "properties": {
         "days": {
          "description": "A day, a range of days, or several of them after commas: mon, tue, wed, thu, fri, sat, sun.",
          "type": "string"
         },
         "from": {
          "description": "Opening time, HH:MM, in quotes.",
          "type": "string"
         },
         "to": {
          "description": "Closing time, HH:MM, in quotes.",
          "type": "string"
         }
        },
        "additionalProperties": false,
        "required": [
         "days",
         "from",
         "to"
        ]
       }
      },
      "location": {
       "description": "Where the shop stands. Customers who send their location are told how far it is, and which city of yours is nearer.",
       "type": "object",
       "properties": {
        "latitude": {
         "description": "Degrees north of the equator; the first number on most maps.",
         "type": "number"
        },
        "longitude": {
         "description": "Degrees east of Greenwich; the second number on most maps.",
         "type": "number"
        }
       },
       "additionalProperties": false,
       "required": [
        "latitude",
        "longitude"
       ]
      }
     },
     "additionalProperties": false
    },
    "limits": {
     "description": "How much is answered in a minute. A customer who sends more is told so once (limits.too_fast), then the bot is silent until there is room again.",
     "type": "object",
     "properties": {
      "customer": {
       "description": "Messages and presses of one customer that are answered in a minute.",
       "type": "number"
      },
      "city": {
       "description": "Messages and presses of all customers of the city that are answered in a minute. Telegram lets a bot send about 1,800.",
       "type": "number"
      }
     },
     "additionalProperties": false
    },
    "bitrix": {
     "description": "The CRM that tickets become deals in. Without it the bot has no \"ticket\" button.",
     "type": "object",
     "properties": {
      "webhook": {
       "description": "Where the address of the portal's incoming webhook is, never the address itself: env:NAME (a variable, or a line of .env) or file:PATH.",
       "type": "string"
      },
      "entity": {
       "description": "deal, or lead: a lead is looked at by people first and has no funnel, so deal.category is not used; its stages are those of leads. What was made before stays what it is.",
       "enum": [
        "deal",
        "lead"
       ],
       "type": "string"
      },
      "deal": {
       "description": "What a new deal is filled with.",
       "type": "object",
       "properties": {
        "category": {
         "description": "Id of the funnel (crm.category.list); 0 is the general one.",
         "type": "number"
        },
        "stage": {
         "description": "Id of the stage in which new deals appear (crm.status.list).",
         "type": "string"
        },
        "source": {
         "description": "Id of the source that new deals name (crm.status.list, SOURCE). Each deal has utmSource telegram, with the campaign, whatever this says.",
         "type": "string"
        },
        "assigned": {
         "description": "Id of the portal's user who gets new deals.",
         "type": "number"
        },
        "fields": {
         "description": "The portal's own fields. Values may use {city_name}, {city}, {sku}, {product_name}, {query} and {customer}.",
         "type": "object",
         "additionalProperties": {
          "type": "string"
         }
        },
        "closed": {
         "description": "Id of the stage that a deal moves to when its manager presses Close. Without it the stage stays.",
         "type": "string"
        },
        "again_hours": {
         "description": "For so long a customer who asks for the same product again gets no second deal: the open one is told of it. 0: each request is a deal.",
         "type": "number"
        }
       },
       "additionalProperties": false
      },
      "events": {
       "description": "Where the token of the portal's outgoing webhook is (its event: ONCRMDEALUPDATE, its address: /bitrix/<city>), never the token itself. Without it deals are looked at every five minutes.",
       "type": "string"
      },
      "stages": {
       "description": "What customers hear of their deals: by stage, in the words of this city. A stage that is not here is not told.",
       "type": "object",
       "additionalProperties": {
        "type": "object",
        "properties": {
         "name": {
          "description": "The state in the customer's list of requests, in each language that the city speaks.",
          "type": "object",
          "additionalProperties": {
           "type": "string"
          }
         },
         "text": {
          "description": "What the customer reads when the deal comes to this stage, in each language that the city speaks; {number} is the deal's number, {name} what it is about. Without it only the list of requests says so.",
          "type": "object",
          "additionalProperties": {
           "type": "string"
          }
         }
        },
        "additionalProperties": false,
        "required": [
         "name"
        ]
       }
      }
     },
     "additionalProperties": false,
     "required": [
      "webhook"
     ]
    },
    "privacy": {
     "description": "Customers are asked for their consent before their name, question or phone is handed to the shop. Without it they are not asked.",
     "type": "object",
     "properties": {
      "version": {
       "description": "Which wording the customer agrees to; it is kept with the consent. A new version is asked for anew.",
       "type": "string"
      },
      "link": {
       "description": "Page with the whole text.",
       "type": "string"
      }
     },
     "additionalProperties": false,
     "required": [
      "version"
     ]
    }
   },
   "additionalProperties": false,
   "required": [
    "currency",
    "languages",
    "name",
    "telegram",
    "timezone"
   ]
  },
  "SettingsFile": {
   "description": "A city's own settings, as the next change by this person would find them.",
   "type": "object",
   "properties": {
    "city": {
     "$ref": "#/components/schemas/CityId"
    },
    "file": {
     "type": "string"
    },
    "own": {
     "$ref": "#/components/schemas/Record_string_unknown",
     "description": "As city.yaml has them; references to secrets by name, and anything token-shaped is masked."
    },
    "etag": {
     "type": "string"
    },
    "branch": {
     "description": "The branch that a change would follow; null: the files here.",
     "type": [
      "null",
      "string"
     ]
    },
    "writes": {
     "$ref": "#/components/schemas/WriteMode"
    },
    "refusal": {
     "description": "Why nothing is changed here, and where instead; null: it is.",
     "anyOf": [
      {
       "type": "object",
       "properties": {
        "code": {
         "type": "string"
        },
        "hint": {
         "type": [
          "null",
          "string"
         ]
        }
       },
       "additionalProperties": false,
       "required": [
        "code",
        "hint"
       ]
      },
      {
       "type": "null"
      }
     ]
    }
   },
   "additionalProperties": false,
   "required": [
    "branch",
    "city",
    "etag",
    "file",
    "own",
    "refusal",
    "writes"
   ]
  },
  "SettledFeed": {
   "description": "A feed, and in which columns it is looked for what.",
   "anyOf": [
    {
     "additionalProperties": false,
     "type": "object",
     "properties": {
      "url": {
       "description": "The https address of the feed: any kind of file that catalog.files may name, packed or not. Only zeta dev also takes http, from this machine.",
       "type": "string"
      },
      "every": {
       "description": "How often it is asked: a number of minutes (m), hours (h) or days (d), five minutes at least.",
       "type": "string"
      },
      "fields": {
       "description": "What is taken from the feed. All else stays as the files say.",
       "minItems": 1,
       "type": "array",
       "prefixItems": [
        {
         "enum": [
          "attributes",
          "brand",
          "category",
          "description",
          "images",
          "link",
          "name",
          "price",
          "stock"
         ],
         "type": "string"
        }
       ],
       "items": {
        "enum": [
         "attributes",
         "brand",
         "category",
         "description",
         "images",
         "link",
         "name",
         "price",
         "stock"
        ],
        "type": "string"
       }
      },
      "format": {
       "description": "What the feed is. Without it that is found in its content.",
       "enum": [
        "commerceml",
        "csv",
        "google",
        "json",
        "shopify",
        "woocommerce",
        "xlsx",
        "yml"
       ],
       "type": "string"
      },
      "stale_after": {
       "description": "When nothing fresh could be had for so long, prices read as the prompt product.price_stale says.",
       "type": "string"
      },
      "columns": {
       "type": "object",
       "properties": {
        "sku": {
         "description": "Header of the column with the product's code; each product needs its own.",
         "type": [
          "string",
          "number",
          "boolean"
         ]
        },
        "name": {
         "description": "Header of the column with the product's name.",
         "type": [
          "string",
          "number",
          "boolean"
         ]
        },
        "category": {
         "description": "Header of the column with the category; levels are separated by \" / \".",
         "type": [
          "string",
          "number",
          "boolean"
         ]
        },
        "price": {
         "description": "Header of the column with the price; for an exchange of 1C, the name of the kind of price that customers pay.",
         "type": [
          "string",
          "number",
          "boolean"
         ]
        },
        "stock": {
         "description": "Header of the column with the number of pieces at hand.",
         "type": [
          "string",
          "number",
          "boolean"
         ]
        },
        "brand": {
         "description": "Header of the column with the brand.",
         "type": [
          "string",
          "number",
          "boolean"
         ]
        },
        "link": {
         "description": "Header of the column with the address of the product's page.",
         "type": [
          "string",
          "number",
          "boolean"
         ]
        },
        "images": {
         "description": "Header of the column with pictures: links, or paths in the city's folder.",
         "type": [
          "string",
          "number",
          "boolean"
         ]
        },
        "description": {
         "description": "Header of the column with the description.",
         "type": [
          "string",
          "number",
          "boolean"
         ]
        },
        "remove": {
         "description": "Header of the column that takes a product out of the catalog: yes in a cell drops the product of an earlier file.",
         "type": [
          "string",
          "number",
          "boolean"
         ]
        },
        "attributes": {
         "description": "Headers of columns that are shown on the product card under their own names.\n\nItems: Header of one column.",
         "type": "array",
         "items": {
          "type": "string"
         }
        }
       },
       "additionalProperties": false
      }
     },
     "required": [
      "fields",
      "url"
     ]
    },
    {
     "additionalProperties": false,
     "type": "object",
     "properties": {
      "url": {
       "description": "The https address of the feed: any kind of file that catalog.files may name, packed or not. Only zeta dev also takes http, from this machine.",
       "type": "string"
      },
      "every": {
       "description": "How often it is asked: a number of minutes (m), hours (h) or days (d), five minutes at least.",
       "type": "string"
      },
      "fields": {
       "description": "What is taken from the feed. All else stays as the files say.",
       "minItems": 1,
       "type": "array",
       "prefixItems": [
        {
         "enum": [
          "attributes",
          "brand",
          "category",
          "description",
          "images",
          "link",
          "name",
          "price",
          "stock"
         ],
         "type": "string"
        }
       ],
       "items": {
        "enum": [
         "attributes",
         "brand",
         "category",
         "description",
         "images",
         "link",
         "name",
         "price",
         "stock"
        ],
        "type": "string"
       }
      },
      "format": {
       "description": "What the feed is. Without it that is found in its content.",
       "enum": [
        "commerceml",
        "csv",
        "google",
        "json",
        "shopify",
        "woocommerce",
        "xlsx",
        "yml"
       ],
       "type": "string"
      },
      "stale_after": {
       "description": "When nothing fresh could be had for so long, prices read as the prompt product.price_stale says.",
       "type": "string"
      },
      "columns": {
       "type": "object",
       "properties": {
        "sku": {
         "description": "Header of the column with the product's code; each product needs its own.",
         "type": [
          "string",
          "number",
          "boolean"
         ]
        },
        "name": {
         "description": "Header of the column with the product's name.",
         "type": [
          "string",
          "number",
          "boolean"
         ]
        },
        "category": {
         "description": "Header of the column with the category; levels are separated by \" / \".",
         "type": [
          "string",
          "number",
          "boolean"
         ]
        },
        "price": {
         "description": "Header of the column with the price; for an exchange of 1C, the name of the kind of price that customers pay.",
         "type": [
          "string",
          "number",
          "boolean"
         ]
        },
        "stock": {
         "description": "Header of the column with the number of pieces at hand.",
         "type": [
          "string",
          "number",
          "boolean"
         ]
        },
        "brand": {
         "description": "Header of the column with the brand.",
         "type": [
          "string",
          "number",
          "boolean"
         ]
        },
        "link": {
         "description": "Header of the column with the address of the product's page.",
         "type": [
          "string",
          "number",
          "boolean"
         ]
        },
        "images": {
         "description": "Header of the column with pictures: links, or paths in the city's folder.",
         "type": [
          "string",
          "number",
          "boolean"
         ]
        },
        "description": {
         "description": "Header of the column with the description.",
         "type": [
          "string",
          "number",
          "boolean"
         ]
        },
        "remove": {
         "description": "Header of the column that takes a product out of the catalog: yes in a cell drops the product of an earlier file.",
         "type": [
          "string",
          "number",
          "boolean"
         ]
        },
        "attributes": {
         "description": "Headers of columns that are shown on the product card under their own names.\n\nItems: Header of one column.",
         "type": "array",
         "items": {
          "type": "string"
         }
        }
       },
       "additionalProperties": false
      }
     },
     "required": [
      "fields",
      "url"
     ]
    }
   ]
  },
  "Severity": {
   "description": "Errors keep a city from going live; warnings and notes do not. Notes are told only with --verbose.",
   "enum": [
    "error",
    "note",
    "warning"
   ],
   "type": "string"
  },
  "ShownEscalation": {
   "type": "object",
   "properties": {
    "target": {
     "type": "string"
    },
    "said": {
     "description": "What the customer wrote before they were handed over, the newest at the end.",
     "type": "array",
     "items": {
      "type": "string"
     }
    },
    "talk": {
     "description": "What was said and done since, the oldest first, as far as turns are kept.",
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/TalkEntry"
     }
    },
    "city": {
     "$ref": "#/components/schemas/CityId"
    },
    "id": {
     "type": "string"
    },
    "kind": {
     "description": "`ticket`: it becomes a deal; `manager`: a question; `link`: the shop's site took over.",
     "enum": [
      "link",
      "manager",
      "ticket"
     ],
     "type": "string"
    },
    "state": {
     "$ref": "#/components/schemas/DeskState",
     "description": "`open`: nobody took it; `closed`: it is over, as `outcome` says."
    },
    "outcome": {
     "description": "`declined`: nothing for the shop; `returned`: the customer went back to the bot; `quiet`: nobody wrote any more.",
     "anyOf": [
      {
       "enum": [
        "closed",
        "declined",
        "quiet",
        "returned"
       ],
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "openedAt": {
     "type": "number"
    },
    "customer": {
     "$ref": "#/components/schemas/EscalationCustomer"
    },
    "query": {
     "description": "What they searched for, or wrote with an order; empty: nothing.",
     "type": "string"
    },
    "product": {
     "description": "As the customer saw it; null when no product was chosen.",
     "anyOf": [
      {
       "type": "object",
       "properties": {
        "sku": {
         "type": "string"
        },
        "name": {
         "type": "string"
        },
        "price": {
         "description": "In words: `129 990 ₸`.",
         "type": "string"
        },
        "link": {
         "type": [
          "null",
          "string"
         ]
        }
       },
       "additionalProperties": false,
       "required": [
        "link",
        "name",
        "price",
        "sku"
       ]
      },
      {
       "type": "null"
      }
     ]
    },
    "lines": {
     "description": "All that was ordered on the shop's site; none for what began in a chat.",
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/EscalationLine"
     }
    },
    "source": {
     "description": "The campaign, or the site, that brought the customer.",
     "type": [
      "null",
      "string"
     ]
    },
    "assigned": {
     "description": "Handle of whose turn it was on the rota.",
     "type": [
      "null",
      "string"
     ]
    },
    "handledBy": {
     "description": "Who took it, or closed it; null while nobody did.",
     "anyOf": [
      {
       "$ref": "#/components/schemas/Handler"
      },
      {
       "type": "null"
      }
     ]
    },
    "handledAt": {
     "type": [
      "null",
      "number"
     ]
    },
    "deal": {
     "description": "Of a ticket; null for what becomes no deal.",
     "anyOf": [
      {
       "$ref": "#/components/schemas/EscalationDeal"
      },
      {
       "type": "null"
      }
     ]
    },
    "isLost": {
     "description": "The managers' group took no message of it: nobody may know of it.",
     "type": "boolean"
    },
    "release": {
     "description": "Number of the release that it was made with.",
     "type": "number"
    }
   },
   "additionalProperties": false,
   "required": [
    "assigned",
    "city",
    "customer",
    "deal",
    "handledAt",
    "handledBy",
    "id",
    "isLost",
    "kind",
    "lines",
    "openedAt",
    "outcome",
    "product",
    "query",
    "release",
    "said",
    "source",
    "state",
    "talk",
    "target"
   ]
  },
  "ShownProduct": {
   "type": "object",
   "properties": {
    "city": {
     "$ref": "#/components/schemas/CityId"
    },
    "sku": {
     "type": "string"
    },
    "ref": {
     "description": "Its name in buttons and in links to the bot.",
     "type": "string"
    },
    "name": {
     "type": "string"
    },
    "category": {
     "description": "From the widest category to the narrowest.",
     "type": "array",
     "items": {
      "type": "string"
     }
    },
    "price": {
     "description": "In minor units of `currency`: 12999000 is 129 990 ₸.",
     "type": "number"
    },
    "currency": {
     "description": "ISO 4217.",
     "type": "string"
    },
    "priceText": {
     "description": "In the city's first language: `129 990 ₸`.",
     "type": "string"
    },
    "stock": {
     "description": "Pieces at hand; null when the shop does not say.",
     "type": [
      "null",
      "number"
     ]
    },
    "isAvailable": {
     "description": "Some are known to be at hand.",
     "type": "boolean"
    },
    "link": {
     "description": "Its page on the shop's site.",
     "type": [
      "null",
      "string"
     ]
    },
    "images": {
     "description": "Https links; `media:` and a checksum is a picture of the city's folder.",
     "type": "array",
     "items": {
      "type": "string"
     }
    },
    "brand": {
     "type": [
      "null",
      "string"
     ]
    },
    "attributes": {
     "type": "array",
     "items": {
      "type": "object",
      "properties": {
       "name": {
        "type": "string"
       },
       "value": {
        "type": "string"
       }
      },
      "additionalProperties": false,
      "required": [
       "name",
       "value"
      ]
     }
    },
    "description": {
     "type": [
      "null",
      "string"
     ]
    }
   },
   "additionalProperties": false,
   "required": [
    "attributes",
    "brand",
    "category",
    "city",
    "currency",
    "description",
    "images",
    "isAvailable",
    "link",
    "name",
    "price",
    "priceText",
    "ref",
    "sku",
    "stock"
   ]
  },
  "ShownRelease": {
   "description": "One release, as a person looks at it.",
   "type": "object",
   "properties": {
    "target": {
     "type": "string"
    },
    "isLive": {
     "type": "boolean"
    },
    "isPinned": {
     "type": "boolean"
    },
    "isWhole": {
     "description": "Its catalog is there, as it was built.",
     "type": "boolean"
    },
    "settings": {
     "$ref": "#/components/schemas/Settings"
    },
    "prompts": {
     "$ref": "#/components/schemas/Record_string_Readonly_Record_string_string",
     "description": "Texts that the city wrote itself."
    },
    "number": {
     "type": "number"
    },
    "origin": {
     "$ref": "#/components/schemas/ReleaseOrigin"
    },
    "city": {
     "$ref": "#/components/schemas/CityId"
    },
    "catalog": {
     "$ref": "#/components/schemas/CatalogId"
    },
    "message": {
     "type": "string"
    },
    "at": {
     "type": "number"
    },
    "products": {
     "type": "number"
    },
    "author": {
     "type": "string"
    },
    "commit": {
     "type": "string"
    },
    "rolledBackAt": {
     "type": [
      "null",
      "number"
     ]
    }
   },
   "additionalProperties": false,
   "required": [
    "at",
    "author",
    "catalog",
    "city",
    "commit",
    "isLive",
    "isPinned",
    "isWhole",
    "message",
    "number",
    "origin",
    "products",
    "prompts",
    "rolledBackAt",
    "settings",
    "target"
   ]
  },
  "SlowTurn": {
   "description": "A turn that took too long, and was cut.",
   "type": "object",
   "properties": {
    "seq": {
     "type": "number"
    },
    "at": {
     "type": "number"
    },
    "asked": {
     "type": "string"
    }
   },
   "additionalProperties": false,
   "required": [
    "asked",
    "at",
    "seq"
   ]
  },
  "Status": {
   "type": "object",
   "properties": {
    "target": {
     "type": "string"
    },
    "isServed": {
     "type": "boolean"
    },
    "serving": {
     "description": "What the serving process says of itself; null when none serves, or its note cannot be read.",
     "anyOf": [
      {
       "$ref": "#/components/schemas/ServingNote"
      },
      {
       "type": "null"
      }
     ]
    },
    "deploying": {
     "description": "Who deploys into the target now.",
     "anyOf": [
      {
       "$ref": "#/components/schemas/DeployHolder"
      },
      {
       "type": "null"
      }
     ]
    },
    "backupAt": {
     "description": "When the target's data was backed up last; null: never, as far as is known.",
     "type": [
      "null",
      "number"
     ]
    },
    "cities": {
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/CityStatus"
     }
    }
   },
   "additionalProperties": false,
   "required": [
    "backupAt",
    "cities",
    "deploying",
    "isServed",
    "serving",
    "target"
   ]
  },
  "TalkEntry": {
   "description": "Something that was said, or done with the card. `at`: epoch milliseconds.",
   "type": "object",
   "properties": {
    "at": {
     "type": "number"
    },
    "what": {
     "enum": [
      "closed",
      "declined",
      "said",
      "taken"
     ],
     "type": "string"
    },
    "from": {
     "enum": [
      "customer",
      "manager"
     ],
     "type": "string"
    },
    "name": {
     "description": "Of the manager.",
     "type": [
      "null",
      "string"
     ]
    },
    "text": {
     "description": "Null for what has no words: a picture, a voice.",
     "type": [
      "null",
      "string"
     ]
    }
   },
   "additionalProperties": false,
   "required": [
    "at",
    "from",
    "name",
    "text",
    "what"
   ]
  },
  "TelegramDrift": {
   "description": "How Telegram's side of a live city differs from what is live.",
   "type": "object",
   "properties": {
    "city": {
     "$ref": "#/components/schemas/CityId"
    },
    "owed": {
     "description": "What it was not told yet, or told otherwise: its webhook, its name, description and commands. None in `dev`.",
     "type": "array",
     "items": {
      "enum": [
       "bot",
       "profile",
       "webhook"
      ],
      "type": "string"
     }
    },
    "webhook": {
     "description": "What is wrong with its webhook; null: nothing, or nobody serves and asks.",
     "type": [
      "null",
      "string"
     ]
    }
   },
   "additionalProperties": false,
   "required": [
    "city",
    "owed",
    "webhook"
   ]
  },
  "TelegramStep": {
   "description": "What Telegram has to know of a city that is live.",
   "type": "object",
   "properties": {
    "step": {
     "enum": [
      "bot",
      "profile",
      "webhook"
     ],
     "type": "string"
    },
    "state": {
     "description": "`kept`: it knew that already. `owed`: it could not be told now; the serving process and the next deploy try again.\n`refused`: it did not take it, and will not.",
     "enum": [
      "done",
      "kept",
      "owed",
      "refused"
     ],
     "type": "string"
    },
    "detail": {
     "description": "Why it is owed or refused, or what was found.",
     "type": "string"
    }
   },
   "additionalProperties": false,
   "required": [
    "detail",
    "state",
    "step"
   ]
  },
  "TextChange": {
   "type": "object",
   "properties": {
    "language": {
     "type": "string"
    },
    "key": {
     "$ref": "#/components/schemas/PromptKey"
    },
    "before": {
     "description": "What is written until now: the city's own text, or the built-in one.",
     "type": "string"
    },
    "after": {
     "type": "string"
    },
    "wordings": {
     "description": "What customers read of it, wherever that differs.",
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/WordingChange"
     }
    }
   },
   "additionalProperties": false,
   "required": [
    "after",
    "before",
    "key",
    "language",
    "wordings"
   ]
  },
  "ToldLog": {
   "type": "object",
   "properties": {
    "target": {
     "type": "string"
    },
    "lines": {
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/LogLine"
     }
    }
   },
   "additionalProperties": false,
   "required": [
    "lines",
    "target"
   ]
  },
  "TurnEvent": {
   "type": "object",
   "properties": {
    "language": {
     "description": "That the customer is spoken to in.",
     "type": "string"
    },
    "city": {
     "$ref": "#/components/schemas/CityId"
    },
    "deals": {
     "description": "Deals that are to be made.",
     "type": "number"
    },
    "messages": {
     "description": "Messages that are to be sent, pictures and albums included.",
     "type": "number"
    },
    "release": {
     "description": "The release that decided.",
     "type": "number"
    },
    "event": {
     "description": "What happened: `text`, `press`, `deal-created`.",
     "enum": [
      "command",
      "contact",
      "deal-by-hand",
      "deal-created",
      "deal-delayed",
      "deal-moved",
      "desk-asked",
      "desk-pair",
      "desk-press",
      "desk-reply",
      "digest",
      "hand-over-lost",
      "order",
      "press",
      "talk-closed",
      "talk-quiet",
      "talk-said",
      "talk-taken",
      "talk-undelivered",
      "talk-waits",
      "text",
      "wordless"
     ],
     "type": "string"
    },
    "counted": {
     "description": "What was counted for the shop: `search`, `card`, `ticket`.",
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/RecordName"
     }
    }
   },
   "additionalProperties": false,
   "required": [
    "city",
    "counted",
    "deals",
    "event",
    "language",
    "messages",
    "release"
   ]
  },
  "Unpinning": {
   "type": "object",
   "properties": {
    "target": {
     "type": "string"
    },
    "city": {
     "$ref": "#/components/schemas/CityId"
    },
    "wasPinned": {
     "type": "boolean"
    }
   },
   "additionalProperties": false,
   "required": [
    "city",
    "target",
    "wasPinned"
   ]
  },
  "Unreachable": {
   "description": "A chat that a bot cannot write to.",
   "type": "object",
   "properties": {
    "chat": {
     "type": "string"
    },
    "why": {
     "$ref": "#/components/schemas/UnreachableWhy"
    },
    "movedTo": {
     "description": "Where a group went that became a supergroup.",
     "type": [
      "null",
      "string"
     ]
    },
    "since": {
     "type": "number"
    }
   },
   "additionalProperties": false,
   "required": [
    "chat",
    "movedTo",
    "since",
    "why"
   ]
  },
  "UnreachableWhy": {
   "enum": [
    "blocked",
    "chat-gone",
    "moved"
   ],
   "type": "string"
  },
  "UserChanged": {
   "type": "object",
   "properties": {
    "target": {
     "type": "string"
    },
    "user": {
     "$ref": "#/components/schemas/ListedUser"
    },
    "tokens": {
     "description": "Tokens that they made and that still open something: revoke them apart.",
     "type": "array",
     "items": {
      "type": "string"
     }
    }
   },
   "additionalProperties": false,
   "required": [
    "target",
    "tokens",
    "user"
   ]
  },
  "ValueChange": {
   "description": "One value of a file, before and after. Null: the file says nothing of it. Anything token-shaped is masked.",
   "type": "object",
   "properties": {
    "key": {
     "description": "A prompt's key, a setting's path, or a column of a product.",
     "type": "string"
    },
    "before": {
     "description": "A text as it is; anything else as JSON.",
     "type": [
      "null",
      "string"
     ]
    },
    "after": {
     "type": [
      "null",
      "string"
     ]
    }
   },
   "additionalProperties": false,
   "required": [
    "after",
    "before",
    "key"
   ]
  },
  "ValueChange_86": {
   "type": "object",
   "properties": {
    "path": {
     "description": "`manager.hours.from`",
     "type": "string"
    },
    "before": {
     "description": "As JSON; absent when it was not there.",
     "type": "string"
    },
    "after": {
     "type": "string"
    }
   },
   "additionalProperties": false,
   "required": [
    "path"
   ]
  },
  "WordingChange": {
   "description": "One wording of a prompt, before and after; null: it has no such wording.",
   "type": "object",
   "properties": {
    "choice": {
     "$ref": "#/components/schemas/Record_string_string_number"
    },
    "before": {
     "type": [
      "null",
      "string"
     ]
    },
    "after": {
     "type": [
      "null",
      "string"
     ]
    }
   },
   "additionalProperties": false,
   "required": [
    "after",
    "before",
    "choice"
   ]
  },
  "WriteMode": {
   "enum": [
    "branch",
    "commit",
    "files",
    "off"
   ],
   "type": "string"
  },
  "WrittenSecret": {
   "type": "object",
   "properties": {
    "name": {
     "type": "string"
    },
    "what": {
     "enum": [
      "changed",
      "new",
      "same"
     ],
     "type": "string"
    },
    "uses": {
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/SecretUse"
     }
    },
    "isOverridden": {
     "description": "A variable of the environment goes before the file: it has to be changed where the server is started.",
     "type": "boolean"
    }
   },
   "additionalProperties": false,
   "required": [
    "isOverridden",
    "name",
    "uses",
    "what"
   ]
  }
 },
 "answers": {
  "cities": {
   "$ref": "#/components/schemas/LiveCityList"
  },
  "city": {
   "$ref": "#/components/schemas/LiveCityDetails"
  },
  "cityConfig": {
   "$ref": "#/components/schemas/LiveConfig"
  },
  "cityStatus": {
   "additionalProperties": false,
   "type": "object",
   "properties": {
    "city": {
     "$ref": "#/components/schemas/CityId"
    },
    "health": {
     "$ref": "#/components/schemas/Health"
    },
    "isServed": {
     "description": "Whether the process that serves the target serves this city: it may have been told to serve others alone.",
     "type": "boolean"
    },
    "live": {
     "description": "Number of the live release; null when the city was never deployed here.",
     "type": [
      "null",
      "number"
     ]
    },
    "liveSince": {
     "type": [
      "null",
      "number"
     ]
    },
    "isPinned": {
     "type": "boolean"
    },
    "isOrphaned": {
     "description": "Its folder is gone; it goes on serving.",
     "type": "boolean"
    },
    "products": {
     "type": [
      "null",
      "number"
     ]
    },
    "bot": {
     "type": [
      "null",
      "string"
     ]
    },
    "pending": {
     "type": "array",
     "items": {
      "type": "string"
     }
    },
    "refused": {
     "type": [
      "null",
      "string"
     ]
    },
    "owed": {
     "description": "What Telegram was not told yet; the serving process and the next deploy tell it. None in `dev`.",
     "type": "array",
     "items": {
      "enum": [
       "bot",
       "profile",
       "webhook"
      ],
      "type": "string"
     }
    },
    "drift": {
     "description": "What of its folder is not live; null when that was not looked at: a serving process looks at each save, and says in\n`pending` and `refused` what it found.",
     "anyOf": [
      {
       "type": "array",
       "items": {
        "$ref": "#/components/schemas/Drift"
       }
      },
      {
       "type": "null"
      }
     ]
    },
    "webhook": {
     "description": "What Telegram said of its webhook when the serving process asked last; null when nobody serves, or it was not asked.",
     "anyOf": [
      {
       "$ref": "#/components/schemas/SeenWebhook"
      },
      {
       "type": "null"
      }
     ]
    },
    "problem": {
     "description": "What keeps its bot from answering; null when nothing is known to.",
     "type": [
      "null",
      "string"
     ]
    },
    "catalogProblem": {
     "description": "What is wrong with the live release's compiled catalog, and what is served instead; null when nothing is known to.",
     "type": [
      "null",
      "string"
     ]
    },
    "inbox": {
     "type": "number"
    },
    "outbox": {
     "type": "number"
    },
    "stuck": {
     "description": "Events whose turns failed, and tickets that wait for a person.",
     "type": "number"
    },
    "lastTurnAt": {
     "type": [
      "null",
      "number"
     ]
    },
    "crm": {
     "description": "What keeps its tickets from becoming deals, as the serving process sees it.",
     "anyOf": [
      {
       "$ref": "#/components/schemas/CrmTrouble"
      },
      {
       "type": "null"
      }
     ]
    },
    "resent": {
     "description": "Messages that were sent again because an answer was lost, of those that are kept.",
     "type": "number"
    },
    "managers": {
     "description": "The managers' group takes no message, or has another id now; null while nothing is known against it.",
     "anyOf": [
      {
       "$ref": "#/components/schemas/Unreachable"
      },
      {
       "type": "null"
      }
     ]
    },
    "feeds": {
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/FeedStatus"
     }
    },
    "target": {
     "type": "string"
    }
   },
   "required": [
    "bot",
    "catalogProblem",
    "city",
    "crm",
    "drift",
    "feeds",
    "health",
    "inbox",
    "isOrphaned",
    "isPinned",
    "isServed",
    "lastTurnAt",
    "live",
    "liveSince",
    "managers",
    "outbox",
    "owed",
    "pending",
    "problem",
    "products",
    "refused",
    "resent",
    "stuck",
    "target",
    "webhook"
   ]
  },
  "diagnostics": {
   "$ref": "#/components/schemas/Diagnosed"
  },
  "cityDiagnostics": {
   "$ref": "#/components/schemas/Diagnosed"
  },
  "prompts": {
   "$ref": "#/components/schemas/LivePrompts"
  },
  "ownPrompts": {
   "$ref": "#/components/schemas/PromptsFile"
  },
  "writePrompts": {
   "additionalProperties": false,
   "type": "object",
   "properties": {
    "language": {
     "type": "string"
    },
    "written": {
     "$ref": "#/components/schemas/Record_string_string_null",
     "description": "What the city's own file says of the keys that were given; null: nothing, and the layer below shows."
    },
    "previous": {
     "$ref": "#/components/schemas/Record_string_string_null",
     "description": "The same before."
    },
    "city": {
     "$ref": "#/components/schemas/CityId"
    },
    "file": {
     "type": "string"
    },
    "kind": {
     "description": "`unchanged`: the file said so before.",
     "enum": [
      "unchanged",
      "written"
     ],
     "type": "string"
    },
    "mode": {
     "$ref": "#/components/schemas/Exclude"
    },
    "etag": {
     "description": "Names the content of the file as it is now; `none` where there is no file.",
     "type": "string"
    },
    "changes": {
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/ValueChange"
     }
    },
    "branch": {
     "description": "The branch that has the change; null: the files here have it.",
     "type": [
      "null",
      "string"
     ]
    },
    "commit": {
     "type": [
      "null",
      "string"
     ]
    },
    "behind": {
     "description": "Commits of the files here that the branch does not have yet.",
     "type": "number"
    },
    "pullRequest": {
     "description": "Where a pull request of the branch is opened, once it is pushed; null where that is not known.",
     "type": [
      "null",
      "string"
     ]
    },
    "diagnostics": {
     "description": "Warnings about the file as it is now.",
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/Diagnostic"
     }
    },
    "live": {
     "description": "Whether customers meet it now; null: a branch has it, or nothing was changed.",
     "anyOf": [
      {
       "$ref": "#/components/schemas/LiveNow"
      },
      {
       "type": "null"
      }
     ]
    }
   },
   "required": [
    "behind",
    "branch",
    "changes",
    "city",
    "commit",
    "diagnostics",
    "etag",
    "file",
    "kind",
    "language",
    "live",
    "mode",
    "previous",
    "pullRequest",
    "written"
   ]
  },
  "settings": {
   "$ref": "#/components/schemas/SettingsFile"
  },
  "writeSettings": {
   "additionalProperties": false,
   "type": "object",
   "properties": {
    "city": {
     "$ref": "#/components/schemas/CityId"
    },
    "file": {
     "type": "string"
    },
    "kind": {
     "description": "`unchanged`: the file said so before.",
     "enum": [
      "unchanged",
      "written"
     ],
     "type": "string"
    },
    "mode": {
     "$ref": "#/components/schemas/Exclude"
    },
    "etag": {
     "description": "Names the content of the file as it is now; `none` where there is no file.",
     "type": "string"
    },
    "changes": {
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/ValueChange"
     }
    },
    "branch": {
     "description": "The branch that has the change; null: the files here have it.",
     "type": [
      "null",
      "string"
     ]
    },
    "commit": {
     "type": [
      "null",
      "string"
     ]
    },
    "behind": {
     "description": "Commits of the files here that the branch does not have yet.",
     "type": "number"
    },
    "pullRequest": {
     "description": "Where a pull request of the branch is opened, once it is pushed; null where that is not known.",
     "type": [
      "null",
      "string"
     ]
    },
    "diagnostics": {
     "description": "Warnings about the file as it is now.",
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/Diagnostic"
     }
    },
    "live": {
     "description": "Whether customers meet it now; null: a branch has it, or nothing was changed.",
     "anyOf": [
      {
       "$ref": "#/components/schemas/LiveNow"
      },
      {
       "type": "null"
      }
     ]
    }
   },
   "required": [
    "behind",
    "branch",
    "changes",
    "city",
    "commit",
    "diagnostics",
    "etag",
    "file",
    "kind",
    "live",
    "mode",
    "pullRequest"
   ]
  },
  "writeProduct": {
   "additionalProperties": false,
   "type": "object",
   "properties": {
    "sku": {
     "type": "string"
    },
    "did": {
     "description": "`added`: the file had no row of it before.",
     "enum": [
      "added",
      "changed",
      "nothing",
      "removed"
     ],
     "type": "string"
    },
    "city": {
     "$ref": "#/components/schemas/CityId"
    },
    "file": {
     "type": "string"
    },
    "kind": {
     "description": "`unchanged`: the file said so before.",
     "enum": [
      "unchanged",
      "written"
     ],
     "type": "string"
    },
    "mode": {
     "$ref": "#/components/schemas/Exclude"
    },
    "etag": {
     "description": "Names the content of the file as it is now; `none` where there is no file.",
     "type": "string"
    },
    "changes": {
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/ValueChange"
     }
    },
    "branch": {
     "description": "The branch that has the change; null: the files here have it.",
     "type": [
      "null",
      "string"
     ]
    },
    "commit": {
     "type": [
      "null",
      "string"
     ]
    },
    "behind": {
     "description": "Commits of the files here that the branch does not have yet.",
     "type": "number"
    },
    "pullRequest": {
     "description": "Where a pull request of the branch is opened, once it is pushed; null where that is not known.",
     "type": [
      "null",
      "string"
     ]
    },
    "diagnostics": {
     "description": "Warnings about the file as it is now.",
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/Diagnostic"
     }
    },
    "live": {
     "description": "Whether customers meet it now; null: a branch has it, or nothing was changed.",
     "anyOf": [
      {
       "$ref": "#/components/schemas/LiveNow"
      },
      {
       "type": "null"
      }
     ]
    }
   },
   "required": [
    "behind",
    "branch",
    "changes",
    "city",
    "commit",
    "diagnostics",
    "did",
    "etag",
    "file",
    "kind",
    "live",
    "mode",
    "pullRequest",
    "sku"
   ]
  },
  "removeProduct": {
   "additionalProperties": false,
   "type": "object",
   "properties": {
    "sku": {
     "type": "string"
    },
    "did": {
     "description": "`added`: the file had no row of it before.",
     "enum": [
      "added",
      "changed",
      "nothing",
      "removed"
     ],
     "type": "string"
    },
    "city": {
     "$ref": "#/components/schemas/CityId"
    },
    "file": {
     "type": "string"
    },
    "kind": {
     "description": "`unchanged`: the file said so before.",
     "enum": [
      "unchanged",
      "written"
     ],
     "type": "string"
    },
    "mode": {
     "$ref": "#/components/schemas/Exclude"
    },
    "etag": {
     "description": "Names the content of the file as it is now; `none` where there is no file.",
     "type": "string"
    },
    "changes": {
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/ValueChange"
     }
    },
    "branch": {
     "description": "The branch that has the change; null: the files here have it.",
     "type": [
      "null",
      "string"
     ]
    },
    "commit": {
     "type": [
      "null",
      "string"
     ]
    },
    "behind": {
     "description": "Commits of the files here that the branch does not have yet.",
     "type": "number"
    },
    "pullRequest": {
     "description": "Where a pull request of the branch is opened, once it is pushed; null where that is not known.",
     "type": [
      "null",
      "string"
     ]
    },
    "diagnostics": {
     "description": "Warnings about the file as it is now.",
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/Diagnostic"
     }
    },
    "live": {
     "description": "Whether customers meet it now; null: a branch has it, or nothing was changed.",
     "anyOf": [
      {
       "$ref": "#/components/schemas/LiveNow"
      },
      {
       "type": "null"
      }
     ]
    }
   },
   "required": [
    "behind",
    "branch",
    "changes",
    "city",
    "commit",
    "diagnostics",
    "did",
    "etag",
    "file",
    "kind",
    "live",
    "mode",
    "pullRequest",
    "sku"
   ]
  },
  "searchProducts": {
   "$ref": "#/components/schemas/CitySearch"
  },
  "products": {
   "$ref": "#/components/schemas/ProductList"
  },
  "product": {
   "$ref": "#/components/schemas/ShownProduct"
  },
  "createDeal": {
   "$ref": "#/components/schemas/AcceptedOrder"
  },
  "escalations": {
   "$ref": "#/components/schemas/EscalationList"
  },
  "showEscalation": {
   "$ref": "#/components/schemas/ShownEscalation"
  },
  "takeEscalation": {
   "$ref": "#/components/schemas/HandledEscalation"
  },
  "closeEscalation": {
   "$ref": "#/components/schemas/HandledEscalation"
  },
  "customers": {
   "$ref": "#/components/schemas/FoundCustomers"
  },
  "exportCustomer": {
   "$ref": "#/components/schemas/CustomerExport"
  },
  "eraseCustomer": {
   "$ref": "#/components/schemas/Erasure"
  },
  "analytics": {
   "$ref": "#/components/schemas/Analytics"
  },
  "events": {
   "$ref": "#/components/schemas/ServerEvents",
   "description": "By the type of the event: what stands in its data, beside `at`."
  },
  "releases": {
   "additionalProperties": false,
   "type": "object",
   "properties": {
    "target": {
     "type": "string"
    },
    "releases": {
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/ListedRelease"
     }
    },
    "next": {
     "description": "Where the next page begins: its `cursor`; null: this is the last.",
     "type": [
      "null",
      "string"
     ]
    }
   },
   "required": [
    "next",
    "releases",
    "target"
   ]
  },
  "showRelease": {
   "$ref": "#/components/schemas/ShownRelease"
  },
  "compareReleases": {
   "$ref": "#/components/schemas/Comparison"
  },
  "rollback": {
   "$ref": "#/components/schemas/Rollback"
  },
  "pin": {
   "$ref": "#/components/schemas/Pinning"
  },
  "unpin": {
   "$ref": "#/components/schemas/Unpinning"
  },
  "planRollbacks": {
   "$ref": "#/components/schemas/RollbackPlan"
  },
  "rollBackCities": {
   "$ref": "#/components/schemas/Rollbacks"
  },
  "pruneReleases": {
   "$ref": "#/components/schemas/PrunedReleases"
  },
  "missingFiles": {
   "$ref": "#/components/schemas/MissingFiles"
  },
  "keepFile": {
   "$ref": "#/components/schemas/KeptFile"
  },
  "plan": {
   "$ref": "#/components/schemas/Planning"
  },
  "deploy": {
   "$ref": "#/components/schemas/SentDeployment"
  },
  "replay": {
   "$ref": "#/components/schemas/Replay"
  },
  "drafts": {
   "$ref": "#/components/schemas/DraftTests"
  },
  "progress": {
   "$ref": "#/components/schemas/Progress"
  },
  "status": {
   "$ref": "#/components/schemas/Status"
  },
  "logs": {
   "$ref": "#/components/schemas/ToldLog"
  },
  "secrets": {
   "$ref": "#/components/schemas/SecretList"
  },
  "setSecret": {
   "$ref": "#/components/schemas/WrittenSecret"
  },
  "login": {
   "$ref": "#/components/schemas/SessionView"
  },
  "session": {
   "$ref": "#/components/schemas/SessionView"
  },
  "logout": {
   "$ref": "#/components/schemas/LoggedOut"
  },
  "changeOwnPassword": {
   "$ref": "#/components/schemas/SessionView"
  },
  "makeAccessToken": {
   "$ref": "#/components/schemas/AccessToken"
  },
  "revokeAccessToken": {
   "$ref": "#/components/schemas/RevokedAccessToken"
  },
  "users": {
   "additionalProperties": false,
   "type": "object",
   "properties": {
    "target": {
     "type": "string"
    },
    "users": {
     "description": "By name.",
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/ListedUser"
     }
    },
    "next": {
     "description": "Where the next page begins: its `cursor`; null: this is the last.",
     "type": [
      "null",
      "string"
     ]
    }
   },
   "required": [
    "next",
    "target",
    "users"
   ]
  },
  "addUser": {
   "$ref": "#/components/schemas/AddedUser"
  },
  "changeUser": {
   "$ref": "#/components/schemas/UserChanged"
  },
  "tokens": {
   "additionalProperties": false,
   "type": "object",
   "properties": {
    "target": {
     "type": "string"
    },
    "tokens": {
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/ListedToken"
     }
    },
    "next": {
     "description": "Where the next page begins: its `cursor`; null: this is the last.",
     "type": [
      "null",
      "string"
     ]
    }
   },
   "required": [
    "next",
    "target",
    "tokens"
   ]
  },
  "createToken": {
   "$ref": "#/components/schemas/CreatedToken"
  },
  "revokeToken": {
   "$ref": "#/components/schemas/RevokedToken"
  },
  "audit": {
   "$ref": "#/components/schemas/AuditList"
  },
  "verifyAudit": {
   "$ref": "#/components/schemas/AuditVerification"
  }
 }
};

interface AnswerSchemas {
  readonly schemas: Readonly<Record<string, object>>;
  readonly answers: Readonly<Record<string, object>>;
}
