/**
 * Who may do what, to whose records: written by hand from the matrix of actors and objects of the trade (C create, R read,
 * U update own draft, S submit, A approve, V verify), and not from the program's own table, whose mistakes it would share.
 *
 * One row is one thing people do. Its cells are grouped by outcome: the letters of a key stand for the row's relations in
 * order, and each actor stands in exactly one group.
 *
 *   O it is done, or shown        F refused, and why is said (403)      H as if it did not exist (404)
 *   S led to sign in              R the form comes back with a reason   N not shown
 */
export const outcomes = {
  O: 'ok',
  F: 'forbidden',
  H: 'hidden',
  S: 'signIn',
  R: 'refused',
  N: 'notShown',
} as const

/** Whose record it is, as the actor's unit stands to it. The other province is in another region. */
export const relations = {
  own: 'of the actor’s own unit, or about the establishment they speak for',
  unit: 'of another unit of the same province',
  region: 'of another province of the same region',
  province: 'of a province of another region',
} as const
export type Relation = keyof typeof relations

/** Everybody who asks: nobody signed in, each role of the trade, and three people whose case is their own. */
export const actors = [
  'nobody',
  'establishment',
  'serviceProvider',
  'collaborator',
  'communeOfficer',
  'centreStaff',
  'centreDirector',
  'doitOfficer',
  'doitLeader',
  'provFinance',
  'provPC',
  'provCouncil',
  'treasury',
  'regionalCentre',
  'agencyOfficer',
  'agencyHead',
  'minister',
  'mof',
  'councilMember',
  'juryMember',
  'inspector',
  'provincialInspector',
  'hostProvince',
  'admin',
  'formerOfficer',
] as const
export type ActorName = (typeof actors)[number]

/**
 * What those who have no column in the matrix were given, and why. Short of a reason nobody gets more than a citizen:
 * the published (the matrix's last column) and the sums of all provinces.
 */
export const withoutColumn: Partial<Record<ActorName, string>> = {
  serviceProvider:
    'TT46 Đ7: carries tasks out by contract or tender. What is contracted is published, and drafts are written by others: it has none.',
  collaborator:
    'NĐ45 Đ8.3, Đ10: finds and helps establishments. Writes no scheme and reads no draft; who pays a collaborator gives the work in another role.',
  provFinance:
    'TTLT26 Đ8: checks the local estimate and the settlement. The estimate is checked before the plan is approved, so drafts of the province are read; nothing is written.',
  provCouncil:
    'Issues resolutions on norms. Decides no scheme: reads what everybody reads, and the sums.',
  treasury:
    'TTLT26 Đ8.2: controls payments and caps advances. It pays for contracted schemes, which are published; drafts are nothing to it.',
  regionalCentre:
    'TT36 Đ8.1b, Đ22: files multi-province schemes of its region directly to the agency: as a centre, in several provinces. It supervises nobody there, so drafts of the provinces’ own units are closed to it.',
  mof: 'TTLT26 Đ8: comments on the national allocation, which is a matter of sums. Reads no draft.',
  councilMember:
    'Appraises the dossiers put before the council, in the council’s own pages. The register opens nothing more than it does to everybody.',
  juryMember: 'Scores independently, in the jury’s own pages. As a council member.',
  inspector: 'NĐ45 Đ15–16: reads everything everywhere, the log included, and changes nothing.',
  provincialInspector: 'NĐ45 Đ16: the same within its province.',
  hostProvince:
    'Runs the conference of a region, whose papers are figures of provinces: the published and the sums. Drafts of its department it reads in the role it holds there.',
  admin:
    'Keeps users, units and norms, and decides nothing: reads no draft, and no log of the trade.',
  formerOfficer:
    'Holds no role any more: a citizen with a name, who may look after the own account.',
}

/** One thing people do: what it is, why its cells are as they are, and the cells. */
export type Row = {
  readonly does: string
  /** The relations the letters stand for, or what else each letter is about; one letter when no record is asked for. */
  readonly over: readonly string[]
  readonly because: string
  readonly cells: Readonly<Record<string, string>>
}

const ofRecords = ['own', 'unit', 'region', 'province'] as const
const asSuch = ['none'] as const
const everyone = actors.join(' ')
const noOfficer =
  'establishment serviceProvider collaborator provCouncil mof councilMember juryMember hostProvince formerOfficer'

export const rows = {
  readPublic: {
    does: 'opens what is open to all: reports, figures, places, the list of schemes, search, the interface for machines',
    over: asSuch,
    because: 'Matrix, last column: published plans, beneficiaries, results, summaries.',
    cells: { O: everyone },
  },
  door: {
    does: 'signs in or out, chooses how pages look',
    over: asSuch,
    because: 'Whoever comes must be able to.',
    cells: { O: everyone },
  },
  refusalPage: {
    does: 'opens the page of a refusal by its address, or the setting up of an office that has an administrator',
    over: asSuch,
    because:
      'What was refused at another address is no page of itself; an office is set up once, by who has the link.',
    cells: { H: everyone },
  },
  ownAccount: {
    does: 'looks after the own account and sessions, chooses the role to act in',
    over: asSuch,
    because: 'Everybody’s own, whatever their role.',
    cells: { S: 'nobody', O: actors.filter((actor) => actor !== 'nobody').join(' ') },
  },
  readPublished: {
    does: 'reads a scheme that is published',
    over: ofRecords,
    because: 'Matrix, national and local scheme, public: after approval.',
    cells: { OOOO: everyone },
  },
  readDraftNational: {
    does: 'reads a national scheme that is not published, and finds it in lists, search, suggestions, Excel and by machine',
    over: ofRecords,
    because:
      'Matrix, national scheme draft: R if beneficiary, department and committee the province, agency and minister the nation. The centre keeps the records of the programme in its province (TTLT16 Đ2–3): it reads the register of the province beyond its own.',
    cells: {
      HHHH: 'nobody serviceProvider collaborator provCouncil treasury mof councilMember juryMember hostProvince admin formerOfficer',
      OHHH: 'establishment communeOfficer regionalCentre',
      OOHH: 'centreStaff centreDirector doitOfficer doitLeader provFinance provPC provincialInspector',
      OOOO: 'agencyOfficer agencyHead minister inspector',
    },
  },
  readDraftLocal: {
    does: 'reads a local scheme that is not published, and finds it in lists, search, suggestions, Excel and by machine',
    over: ofRecords,
    because:
      'Matrix, local scheme draft: as the national one, and commune its own. On purpose beyond the matrix, where the agency officer has R (aggregate): whoever appraises a national scheme must see that it is not paid for locally as well (T2: no double funding).',
    cells: {
      HHHH: 'nobody serviceProvider collaborator provCouncil treasury mof councilMember juryMember hostProvince admin formerOfficer',
      OHHH: 'establishment communeOfficer regionalCentre',
      OOHH: 'centreStaff centreDirector doitOfficer doitLeader provFinance provPC provincialInspector',
      OOOO: 'agencyOfficer agencyHead minister inspector',
    },
  },
  seeHistory: {
    does: 'sees on the page of a published scheme who changed it and when',
    over: ofRecords,
    because:
      'Who worked on a record is for those who answer for it: its unit, centre, department and committee of the province, the agency, inspection; and for the establishment it is about, which asks where its file is.',
    cells: {
      NNNN: 'nobody serviceProvider collaborator provCouncil mof councilMember juryMember hostProvince admin formerOfficer provFinance treasury',
      ONNN: 'establishment communeOfficer regionalCentre',
      OONN: 'centreStaff centreDirector doitOfficer doitLeader provPC provincialInspector',
      OOOO: 'agencyOfficer agencyHead minister inspector',
    },
  },
  createScheme: {
    does: 'opens the form that enters a scheme',
    over: asSuch,
    because:
      'Matrix, C: centre (both tiers), commune (its own budget); TT36 Đ8.1b regional centre; Đ6.2 the agency its own tasks. The department appraises, so it writes none; lists of schemes it takes in from Excel.',
    cells: {
      S: 'nobody',
      O: 'communeOfficer centreStaff centreDirector regionalCentre agencyOfficer',
      F: `${noOfficer} doitOfficer doitLeader provFinance provPC treasury agencyHead minister inspector provincialInspector admin`,
    },
  },
  createSchemeAt: {
    does: 'enters a scheme in a province',
    over: ['ownProvince', 'region', 'province'],
    because:
      'As the form; a scheme is entered where the unit works: its province, its region, the country.',
    cells: {
      SSS: 'nobody',
      ORR: 'communeOfficer centreStaff centreDirector',
      OOR: 'regionalCentre',
      OOO: 'agencyOfficer',
      FFF: `${noOfficer} doitOfficer doitLeader provFinance provPC treasury agencyHead minister inspector provincialInspector admin`,
    },
  },
  updateDraft: {
    does: 'changes a scheme that is not published',
    over: ofRecords,
    because:
      'Matrix, U: the writer’s own draft. The department keeps the province’s register and corrects what stands wrong in it.',
    cells: {
      SSSS: 'nobody',
      OHHH: 'communeOfficer regionalCentre',
      OFHH: 'centreStaff centreDirector',
      OOHH: 'doitOfficer',
      OFFF: 'agencyOfficer',
      FFFF: `${noOfficer} doitLeader provFinance provPC treasury agencyHead minister inspector provincialInspector admin`,
    },
  },
  updatePublished: {
    does: 'changes a scheme that is published',
    over: ofRecords,
    because:
      'Until adjustments (TT36 Đ11) are kept as acts of their own, a record of the register is corrected by whoever keeps it; everybody else sees it and is told so.',
    cells: {
      SSSS: 'nobody',
      OFFF: 'communeOfficer centreStaff centreDirector regionalCentre agencyOfficer',
      OOFF: 'doitOfficer',
      FFFF: `${noOfficer} doitLeader provFinance provPC treasury agencyHead minister inspector provincialInspector admin`,
    },
  },
  deleteDraft: {
    does: 'puts away a scheme that is not published',
    over: ofRecords,
    because: 'Who may change it may put it away.',
    cells: {
      SSSS: 'nobody',
      OHHH: 'communeOfficer regionalCentre',
      OFHH: 'centreStaff centreDirector',
      OOHH: 'doitOfficer',
      OFFF: 'agencyOfficer',
      FFFF: `${noOfficer} doitLeader provFinance provPC treasury agencyHead minister inspector provincialInspector admin`,
    },
  },
  deletePublished: {
    does: 'puts away a scheme that is published',
    over: ofRecords,
    because: 'Who may change it may put it away.',
    cells: {
      SSSS: 'nobody',
      OFFF: 'communeOfficer centreStaff centreDirector regionalCentre agencyOfficer',
      OOFF: 'doitOfficer',
      FFFF: `${noOfficer} doitLeader provFinance provPC treasury agencyHead minister inspector provincialInspector admin`,
    },
  },
  restoreDraft: {
    does: 'brings back a scheme that was put away and is not published',
    over: ofRecords,
    because: 'Who may put it away may bring it back.',
    cells: {
      SSSS: 'nobody',
      OHHH: 'communeOfficer regionalCentre',
      OFHH: 'centreStaff centreDirector',
      OOHH: 'doitOfficer',
      OFFF: 'agencyOfficer',
      FFFF: `${noOfficer} doitLeader provFinance provPC treasury agencyHead minister inspector provincialInspector admin`,
    },
  },
  seeImports: {
    does: 'opens the page of imports',
    over: asSuch,
    because:
      'Lists in Excel are kept by centre, department and agency (annexes Biểu số 01…); a commune and a regional centre have few schemes and enter each. The leader reads the drafts of the province, inspection everything.',
    cells: {
      S: 'nobody',
      O: 'centreStaff centreDirector doitOfficer doitLeader agencyOfficer inspector provincialInspector',
      F: `${noOfficer} communeOfficer provFinance provPC treasury regionalCentre agencyHead minister admin`,
    },
  },
  readImport: {
    does: 'reads an import: its rows, its columns, its rows that were not taken',
    over: ofRecords,
    because:
      'An import is a draft of its unit; centre and department read the drafts of their province, the agency those of all, inspection everything.',
    cells: {
      SSSS: 'nobody',
      OOHH: 'centreStaff centreDirector doitOfficer doitLeader provincialInspector',
      OOOO: 'agencyOfficer inspector',
      FFFF: `${noOfficer} communeOfficer provFinance provPC treasury regionalCentre agencyHead minister admin`,
    },
  },
  startImport: {
    does: 'takes the empty workbook and sends a filled one',
    over: asSuch,
    because: 'Who keeps lists in Excel.',
    cells: {
      S: 'nobody',
      O: 'centreStaff centreDirector doitOfficer agencyOfficer',
      F: `${noOfficer} communeOfficer doitLeader provFinance provPC treasury regionalCentre agencyHead minister inspector provincialInspector admin`,
    },
  },
  correctImport: {
    does: 'corrects an import that is not taken: cells, rows, columns',
    over: ofRecords,
    because:
      'U: the own draft; the department also for the units of its province, whose register it keeps.',
    cells: {
      SSSS: 'nobody',
      OFHH: 'centreStaff centreDirector',
      OOHH: 'doitOfficer',
      OFFF: 'agencyOfficer',
      FFFF: `${noOfficer} communeOfficer doitLeader provFinance provPC treasury regionalCentre agencyHead minister inspector provincialInspector admin`,
    },
  },
  closeImport: {
    does: 'takes an import into the register, takes it out again, or gives it up',
    over: ofRecords,
    because: 'As correcting it.',
    cells: {
      SSSS: 'nobody',
      OFHH: 'centreStaff centreDirector',
      OOHH: 'doitOfficer',
      OFFF: 'agencyOfficer',
      FFFF: `${noOfficer} communeOfficer doitLeader provFinance provPC treasury regionalCentre agencyHead minister inspector provincialInspector admin`,
    },
  },
  enterFigures: {
    does: 'opens the form that enters figures of a paper, and has them checked',
    over: asSuch,
    because:
      'Matrix, reports: C of the centre (monthly) and the department, aggregate of the agency.',
    cells: {
      S: 'nobody',
      O: 'centreStaff doitOfficer agencyOfficer',
      F: `${noOfficer} communeOfficer centreDirector doitLeader provFinance provPC treasury regionalCentre agencyHead minister inspector provincialInspector admin`,
    },
  },
  enterFiguresAt: {
    does: 'enters figures of a province',
    over: ['ownProvince', 'region', 'province'],
    because: 'Centre and department their province, the agency the country.',
    cells: {
      SSS: 'nobody',
      ORR: 'centreStaff doitOfficer',
      OOO: 'agencyOfficer',
      FFF: `${noOfficer} communeOfficer centreDirector doitLeader provFinance provPC treasury regionalCentre agencyHead minister inspector provincialInspector admin`,
    },
  },
  freezeReport: {
    does: 'freezes a year report',
    over: ['ownProvince', 'province', 'region', 'nation'],
    because:
      'Matrix, reports: department C and A, committee A, agency aggregate and A; the host the conference’s (its region). Whose report it is not, is told so.',
    cells: {
      SSSS: 'nobody',
      OFFF: 'doitOfficer doitLeader provPC',
      OFOF: 'hostProvince',
      OOOO: 'agencyOfficer agencyHead',
      FFFF: `${noOfficer.replace(' hostProvince', '')} communeOfficer centreStaff centreDirector provFinance treasury regionalCentre minister inspector provincialInspector admin`,
    },
  },
  seeSharing: {
    does: 'opens the page of what provinces share with each other',
    over: asSuch,
    because:
      'Data scope: “unless sharing is granted”. Both provinces see that it is: centre, department, committee; so do the agency, which is co-chair of regional cooperation, and inspection.',
    cells: {
      S: 'nobody',
      O: 'centreStaff centreDirector doitOfficer doitLeader provPC agencyOfficer agencyHead inspector provincialInspector',
      F: `${noOfficer} communeOfficer provFinance treasury regionalCentre minister admin`,
    },
  },
  findSharing: {
    does: 'opens a sharing that is not theirs, or does not exist',
    over: asSuch,
    because: 'Whoever sees sharings learns nothing of those of others.',
    cells: {
      S: 'nobody',
      H: 'centreStaff centreDirector doitOfficer doitLeader provPC agencyOfficer agencyHead inspector provincialInspector',
      F: `${noOfficer} communeOfficer provFinance treasury regionalCentre minister admin`,
    },
  },
  giveSharing: {
    does: 'lets another province read schemes',
    over: asSuch,
    because: 'The department answers for the province’s records; its leader decides.',
    cells: {
      S: 'nobody',
      O: 'doitLeader',
      F: `${noOfficer} communeOfficer centreStaff centreDirector doitOfficer provFinance provPC treasury regionalCentre agencyOfficer agencyHead minister inspector provincialInspector admin`,
    },
  },
  endSharing: {
    does: 'ends a sharing that is not theirs, or does not exist',
    over: asSuch,
    because: 'As giving it.',
    cells: {
      S: 'nobody',
      H: 'doitLeader',
      F: `${noOfficer} communeOfficer centreStaff centreDirector doitOfficer provFinance provPC treasury regionalCentre agencyOfficer agencyHead minister inspector provincialInspector admin`,
    },
  },
  managePeople: {
    does: 'sees, invites and gives roles to people; sees units',
    over: asSuch,
    because:
      'Users and units are the administrator’s; who heads a unit gives the roles of that unit. Whom they reach is asked with the person in hand.',
    cells: {
      S: 'nobody',
      O: 'centreDirector doitLeader agencyHead admin',
      F: `${noOfficer} communeOfficer centreStaff doitOfficer provFinance provPC treasury regionalCentre agencyOfficer minister inspector provincialInspector`,
    },
  },
  administer: {
    does: 'changes accounts and units',
    over: asSuch,
    because: 'An account and a unit are more than one unit’s own: the administrator’s alone.',
    cells: {
      S: 'nobody',
      O: 'admin',
      F: `${noOfficer} communeOfficer centreStaff centreDirector doitOfficer doitLeader provFinance provPC treasury regionalCentre agencyOfficer agencyHead minister inspector provincialInspector`,
    },
  },
  keepData: {
    does: 'sees and sets for how long what is kept stays, and has it carried out',
    over: asSuch,
    because: 'One for the whole installation: the administrator’s, as users and units are.',
    cells: {
      S: 'nobody',
      O: 'admin',
      F: `${noOfficer} communeOfficer centreStaff centreDirector doitOfficer doitLeader provFinance provPC treasury regionalCentre agencyOfficer agencyHead minister inspector provincialInspector`,
    },
  },
  decideOnData: {
    does: 'sees, enters and answers requests about personal data',
    over: asSuch,
    because:
      'The body that keeps the data answers: the department’s leader in the province, the agency’s head and the administrator in the country. It is no business of the programme, so an administrator may. Whose request it is, is asked with it in hand.',
    cells: {
      S: 'nobody',
      O: 'doitLeader agencyHead admin',
      F: `${noOfficer} communeOfficer centreStaff centreDirector doitOfficer provFinance provPC treasury regionalCentre agencyOfficer minister inspector provincialInspector`,
    },
  },
  nameDeputy: {
    does: 'names a deputy for the time away',
    over: asSuch,
    because:
      'Officers of a unit. Not who acts by a decision that names them (council, jury, inspector), who is not of the State, nor an administrator.',
    cells: {
      S: 'nobody',
      O: 'communeOfficer centreStaff centreDirector doitOfficer doitLeader provFinance provPC provCouncil treasury regionalCentre agencyOfficer agencyHead minister mof hostProvince',
      F: 'establishment serviceProvider collaborator councilMember juryMember inspector provincialInspector admin formerOfficer',
    },
  },
  handOver: {
    does: 'moves the open work of a person to a colleague, and takes that back',
    over: asSuch,
    because:
      'Who heads a unit gives out its work; the administrator for all. Which unit they reach is asked with the unit in hand.',
    cells: {
      S: 'nobody',
      O: 'centreDirector doitLeader agencyHead admin',
      F: `${noOfficer} communeOfficer centreStaff doitOfficer provFinance provPC treasury regionalCentre agencyOfficer minister inspector provincialInspector`,
    },
  },
  keepKeys: {
    does: 'sees, makes and revokes the keys of the unit for machines',
    over: asSuch,
    because:
      'A machine keeps lists in place of those who keep them: centre, department, agency; the administrator lets one in that reads. A commune and a regional centre enter each of their few schemes.',
    cells: {
      S: 'nobody',
      O: 'centreStaff centreDirector doitOfficer agencyOfficer admin',
      F: `${noOfficer} communeOfficer doitLeader provFinance provPC treasury regionalCentre agencyHead minister inspector provincialInspector`,
    },
  },
  writeWithoutKey: {
    does: 'changes something by the interface for machines, signed in or not, without a key',
    over: asSuch,
    because:
      'A browser sends its session along with what another site made it send: no session writes there.',
    cells: { S: everyone },
  },
  otherMethod: {
    does: 'asks machines’ addresses for what none of them does',
    over: asSuch,
    because: 'Nothing is done; what could be asked is said.',
    cells: { R: everyone },
  },
  readDraftByKey: {
    does: 'reads a scheme that is not published by machine, with a key of their role',
    over: ofRecords,
    because:
      'As by themselves: a key does what its maker may. Of whoever holds no role any more it is worth nothing.',
    cells: {
      SSSS: 'formerOfficer',
      HHHH: 'nobody serviceProvider collaborator provCouncil treasury mof councilMember juryMember hostProvince admin',
      OHHH: 'establishment communeOfficer regionalCentre',
      OOHH: 'centreStaff centreDirector doitOfficer doitLeader provFinance provPC provincialInspector',
      OOOO: 'agencyOfficer agencyHead minister inspector',
    },
  },
  createSchemeByKey: {
    does: 'enters a scheme in a province by machine, with a key of their role',
    over: ['ownProvince', 'region', 'province'],
    because: 'As by themselves.',
    cells: {
      SSS: 'nobody formerOfficer',
      ORR: 'communeOfficer centreStaff centreDirector',
      OOR: 'regionalCentre',
      OOO: 'agencyOfficer',
      FFF: `${noOfficer.replace(' formerOfficer', '')} doitOfficer doitLeader provFinance provPC treasury agencyHead minister inspector provincialInspector admin`,
    },
  },
  updateDraftByKey: {
    does: 'changes a scheme that is not published by machine, with a key of their role',
    over: ofRecords,
    because: 'As by themselves.',
    cells: {
      SSSS: 'nobody formerOfficer',
      OHHH: 'communeOfficer regionalCentre',
      OFHH: 'centreStaff centreDirector',
      OOHH: 'doitOfficer',
      OFFF: 'agencyOfficer',
      FFFF: `${noOfficer.replace(' formerOfficer', '')} doitLeader provFinance provPC treasury agencyHead minister inspector provincialInspector admin`,
    },
  },
  updatePublishedByKey: {
    does: 'changes a scheme that is published by machine, with a key of their role',
    over: ofRecords,
    because: 'As by themselves.',
    cells: {
      SSSS: 'nobody formerOfficer',
      OFFF: 'communeOfficer centreStaff centreDirector regionalCentre agencyOfficer',
      OOFF: 'doitOfficer',
      FFFF: `${noOfficer.replace(' formerOfficer', '')} doitLeader provFinance provPC treasury agencyHead minister inspector provincialInspector admin`,
    },
  },
  seeOutbox: {
    does: 'reads the mails that did not leave this machine',
    over: asSuch,
    because: 'They let people in: whoever keeps users, and nobody else.',
    cells: {
      S: 'nobody',
      O: 'admin',
      F: `${noOfficer} communeOfficer centreStaff centreDirector doitOfficer doitLeader provFinance provPC treasury regionalCentre agencyOfficer agencyHead minister inspector provincialInspector`,
    },
  },
  seeLog: {
    does: 'opens the log',
    over: asSuch,
    because:
      'Inspection reads the log (NĐ45 Đ15–16); who answers for a province or the country supervises: leader, committee, agency head.',
    cells: {
      S: 'nobody',
      O: 'doitLeader provPC agencyHead inspector provincialInspector',
      F: `${noOfficer} communeOfficer centreStaff centreDirector doitOfficer provFinance treasury regionalCentre agencyOfficer minister admin`,
    },
  },
  readLogOf: {
    does: 'reads and takes away the log of a province, or the common one',
    over: ['ownProvince', 'region', 'province', 'central'],
    because: 'As far as they supervise.',
    cells: {
      SSSS: 'nobody',
      OHHH: 'doitLeader provPC provincialInspector',
      OOOO: 'agencyHead inspector',
      FFFF: `${noOfficer} communeOfficer centreStaff centreDirector doitOfficer provFinance treasury regionalCentre agencyOfficer minister admin`,
    },
  },
} as const satisfies Readonly<Record<string, Row>>

/** The name of a row. */
export type RowName = keyof typeof rows

/** Every address of the product by hand: the row it is read under, and the row of each of its forms. */
export const routes: Readonly<
  Record<string, { readonly read?: RowName; readonly forms?: Readonly<Record<string, RowName>> }>
> = {
  '/': { read: 'readPublic' },
  '/gioi-thieu': { read: 'readPublic' },
  '/gioi-thieu/du-lieu-ca-nhan': { read: 'readPublic' },
  '/ai-duoc-lam-gi': { read: 'readPublic' },
  '/api/v1/[...path]': {
    read: 'readPublic',
    forms: {
      default: 'writeWithoutKey',
      PATCH: 'writeWithoutKey',
      fallback: 'otherMethod',
    },
  },
  '/bao-cao': { read: 'readPublic' },
  '/bao-cao/[scope]/[year]': { read: 'readPublic', forms: { freeze: 'freezeReport' } },
  '/bao-cao/[scope]/[year]/bao-cao.docx': { read: 'readPublic' },
  '/bao-cao/[scope]/[year]/bao-cao.pdf': { read: 'readPublic' },
  '/bao-cao/[scope]/[year]/bao-cao.xlsx': { read: 'readPublic' },
  '/bao-cao/[scope]/[year]/so-lieu': { read: 'readPublic' },
  '/bao-cao/dong-bang/[id]': { read: 'readPublic' },
  '/bao-cao/dong-bang/[id]/bao-cao.docx': { read: 'readPublic' },
  '/bao-cao/dong-bang/[id]/bao-cao.pdf': { read: 'readPublic' },
  '/bao-cao/dong-bang/[id]/bao-cao.xlsx': { read: 'readPublic' },
  '/bao-cao/so-sanh': { read: 'readPublic' },
  '/bao-cao/so/[id]': { read: 'readPublic' },
  '/chia-se': { read: 'seeSharing' },
  '/chia-se/moi': { read: 'giveSharing', forms: { default: 'giveSharing' } },
  '/chia-se/[id]': { read: 'findSharing', forms: { end: 'endSharing' } },
  '/dang-nhap': { read: 'door', forms: { password: 'door', demo: 'door' } },
  '/dang-nhap/callback/oidc': { read: 'door' },
  '/dang-nhap/dat-mat-khau': { read: 'door', forms: { default: 'door' } },
  '/dang-nhap/doi-thu': { read: 'door', forms: { default: 'door' } },
  '/dang-nhap/khoa': { read: 'door', forms: { default: 'door' } },
  '/dang-nhap/ma': { read: 'door', forms: { ma: 'door', 'khoi-phuc': 'door' } },
  '/dang-nhap/oidc': { read: 'door' },
  '/dang-nhap/quen-mat-khau': { read: 'door', forms: { default: 'door' } },
  '/dang-xuat': { forms: { default: 'door' } },
  '/giao-dien': { forms: { default: 'door' } },
  '/khong-vao-duoc': { read: 'refusalPage' },
  '/de-an': { read: 'readPublic' },
  '/de-an/xuat.xlsx': { read: 'readPublic' },
  '/de-an/moi': { read: 'createScheme', forms: { default: 'createSchemeAt' } },
  '/de-an/[id]': {
    read: 'readPublished',
    forms: { delete: 'deleteDraft', restore: 'restoreDraft' },
  },
  '/de-an/[id]/sua': { read: 'updateDraft', forms: { default: 'updateDraft' } },
  '/dia-ban': { read: 'readPublic' },
  '/dia-ban/[list]/[code]': { read: 'readPublic' },
  '/dia-ban/vung/[region]': { read: 'readPublic' },
  '/nhap-excel': { read: 'seeImports', forms: { default: 'startImport' } },
  '/nhap-excel/mau.xlsx': { read: 'startImport' },
  '/nhap-excel/[batch]': {
    read: 'readImport',
    forms: {
      fix: 'correctImport',
      fixAll: 'correctImport',
      leaveOut: 'correctImport',
      takeBack: 'correctImport',
      take: 'closeImport',
      undo: 'closeImport',
      drop: 'closeImport',
    },
  },
  '/nhap-excel/[batch]/cot': { read: 'readImport', forms: { default: 'correctImport' } },
  '/nhap-excel/[batch]/dong-loi.xlsx': { read: 'readImport' },
  '/nhat-ky': { read: 'seeLog' },
  '/nhat-ky/kiem-chung': { read: 'seeLog' },
  '/nhat-ky/kiem-chung/[file]': { read: 'seeLog' },
  '/nhat-ky/[chain]/[seq]': { read: 'readLogOf' },
  '/nhat-ky/[chain]/xuat.ndjson': { read: 'readLogOf' },
  '/so-lieu': { read: 'readPublic' },
  '/so-lieu/[id]': { read: 'readPublic' },
  '/so-lieu/chi-tieu': { read: 'readPublic' },
  '/so-lieu/kiem-tra': { read: 'readPublic' },
  '/so-lieu/nguon/[id]': { read: 'readPublic' },
  '/so-lieu/moi': {
    read: 'enterFigures',
    forms: { add: 'enterFigures', check: 'enterFigures', save: 'enterFiguresAt' },
  },
  '/tim-kiem': { read: 'readPublic' },
  '/tim-kiem/goi-y': { read: 'readPublic' },
  '/toi/bao-mat': {
    read: 'ownAccount',
    forms: {
      'mat-khau': 'ownAccount',
      thu: 'ownAccount',
      'bat-dau': 'ownAccount',
      bat: 'ownAccount',
      bo: 'ownAccount',
      'ma-moi': 'ownAccount',
      'bo-khoa': 'ownAccount',
      'dang-xuat': 'ownAccount',
    },
  },
  '/toi/bao-mat/khoa': { read: 'ownAccount', forms: { default: 'ownAccount' } },
  '/toi/du-lieu': {
    read: 'ownAccount',
    forms: {
      gui: 'ownAccount',
      rut: 'ownAccount',
      'dong-y': 'ownAccount',
      'rut-dong-y': 'ownAccount',
    },
  },
  '/toi/du-lieu/du-lieu.json': { read: 'ownAccount' },
  '/toi/khoa-api': { read: 'keepKeys', forms: { tao: 'keepKeys', 'thu-hoi': 'keepKeys' } },
  '/toi/vai-tro': { forms: { default: 'ownAccount' } },
  '/quan-tri': { read: 'managePeople' },
  '/quan-tri/ban-giao': { read: 'handOver', forms: { make: 'handOver', undo: 'handOver' } },
  '/quan-tri/don-vi': { read: 'managePeople' },
  '/quan-tri/don-vi/[id]': {
    read: 'managePeople',
    forms: { rename: 'administer', link: 'administer', end: 'administer', goOn: 'administer' },
  },
  '/quan-tri/don-vi/moi': { read: 'administer', forms: { default: 'administer' } },
  '/quan-tri/nguoi-dung': { read: 'managePeople' },
  '/quan-tri/nguoi-dung/[id]': {
    read: 'managePeople',
    forms: {
      give: 'managePeople',
      takeBack: 'managePeople',
      end: 'managePeople',
      resume: 'managePeople',
      change: 'administer',
      deactivate: 'administer',
      reactivate: 'administer',
      signOut: 'administer',
      takeOff: 'administer',
      invite: 'managePeople',
    },
  },
  '/quan-tri/nguoi-dung/moi': { read: 'managePeople', forms: { default: 'managePeople' } },
  '/quan-tri/du-lieu-ca-nhan': { read: 'decideOnData' },
  '/quan-tri/du-lieu-ca-nhan/[id]': {
    read: 'decideOnData',
    forms: { default: 'decideOnData' },
  },
  '/quan-tri/du-lieu-ca-nhan/moi': {
    read: 'decideOnData',
    forms: { default: 'decideOnData' },
  },
  '/quan-tri/du-lieu-ca-nhan/thoi-han': {
    read: 'keepData',
    forms: { 'tra-loi': 'keepData' },
  },
  '/quan-tri/du-lieu-ca-nhan/thoi-han/[rule]': {
    read: 'keepData',
    forms: { dat: 'keepData', 'thuc-hien': 'keepData' },
  },
  '/thiet-lap': { read: 'refusalPage', forms: { default: 'refusalPage' } },
  '/toi/uy-quyen': {
    read: 'ownAccount',
    forms: { name: 'nameDeputy', revoke: 'nameDeputy', restore: 'nameDeputy' },
  },
  '/quan-tri/thu-di': { read: 'seeOutbox' },
  '/xac-nhan/khoa': { forms: { default: 'ownAccount' } },
  '/xac-nhan': { read: 'ownAccount', forms: { default: 'ownAccount' } },
}

/** Every operation of the interface for machines, by its name. */
export const operations: Readonly<Record<string, RowName>> = {
  getYearReport: 'readPublic',
  getFigure: 'readPublic',
  listSchemes: 'readPublic',
  getScheme: 'readPublished',
  createScheme: 'createSchemeByKey',
  updateScheme: 'updateDraftByKey',
}
