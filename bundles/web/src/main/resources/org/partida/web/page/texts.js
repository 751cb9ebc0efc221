// What the page says, in the user's language. A key that a language lacks falls back to English.
const TEXTS = {
  en: {
    skip: 'Skip to content', signIn: 'Sign in', signOut: 'Sign out', token: 'Access token',
    tokenHelp: 'An administrator gives it. It is kept until you close this tab.',
    signInWrong: 'This token is not known.', companies: 'Companies', company: 'Company', actions: 'Actions', jobs: 'Latest jobs',
    health: 'Health', forCompany: 'For', allCompanies: 'all companies', run: 'Run', cancel: 'Cancel', upload: 'Statement file', import: 'Import',
    imported: '{added} new lines, {duplicates} there already', alreadyImported: 'imported before; nothing changed',
    api: 'API description (OpenAPI)', decision: 'Documents by decision', accounting: 'Documents by accounting', lines: 'Statement lines',
    none: 'none', loading: 'loading …', noCompanies: 'There is no company yet, or none that you may see.', noJobs: 'No job has run since the start.',
    noActions: 'No action is offered now.', part: 'Part', state: 'State', details: 'Details', running: 'Partida {version} is running',
    allWell: 'everything works', somethingWarns: 'something needs attention', somethingFails: 'something does not work',
    unreachable: 'Partida does not answer. Is it running?', more: '{count} or more',
    states: {
      RUNNING: 'running', DONE: 'done', PARTIAL: 'done in part', FAILED: 'failed', CANCELLED: 'cancelled',
      PENDING: 'waiting', APPROVED: 'approved', REJECTED: 'rejected', NOT_REQUIRED: 'not required',
      NONE: 'not yet', QUESTION: 'question', PROPOSED: 'proposed', POSTED: 'posted', REVERSED: 'taken back', NOT_BOOKED: 'not booked',
      UNSAVED: 'open', SAVED: 'confirmed', DUPLICATE: 'duplicate', OK: 'works', WARN: 'attention', FAIL: 'does not work',
    },
  },
  ro: {
    skip: 'Salt la conținut', signIn: 'Intră', signOut: 'Ieși', token: 'Cheie de acces',
    tokenHelp: 'O primești de la administrator. Se păstrează până închizi această filă.',
    signInWrong: 'Cheia nu este cunoscută.', companies: 'Firme', company: 'Firma', actions: 'Acțiuni', jobs: 'Ultimele lucrări',
    health: 'Stare', forCompany: 'Pentru', allCompanies: 'toate firmele', run: 'Pornește', cancel: 'Oprește', upload: 'Fișier de extras', import: 'Importă',
    imported: '{added} rânduri noi, {duplicates} existau deja', alreadyImported: 'importat deja; nimic nu s-a schimbat',
    api: 'Descrierea API-ului (OpenAPI)', decision: 'Documente după decizie', accounting: 'Documente după contare', lines: 'Rânduri de extras',
    none: 'niciunul', loading: 'se încarcă …', noCompanies: 'Nu există încă nicio firmă, sau niciuna pe care o poți vedea.', noJobs: 'Nicio lucrare de la pornire.',
    noActions: 'Nicio acțiune disponibilă acum.', part: 'Parte', state: 'Stare', details: 'Detalii', running: 'Partida {version} rulează',
    allWell: 'totul merge', somethingWarns: 'ceva cere atenție', somethingFails: 'ceva nu merge',
    unreachable: 'Partida nu răspunde. Este pornită?', more: '{count} sau mai multe',
    states: {
      RUNNING: 'în lucru', DONE: 'gata', PARTIAL: 'gata în parte', FAILED: 'eșuat', CANCELLED: 'oprit',
      PENDING: 'în așteptare', APPROVED: 'aprobate', REJECTED: 'respinse', NOT_REQUIRED: 'fără aprobare',
      NONE: 'încă nu', QUESTION: 'întrebare', PROPOSED: 'propuse', POSTED: 'contate', REVERSED: 'stornate', NOT_BOOKED: 'necontabile',
      UNSAVED: 'deschise', SAVED: 'confirmate', DUPLICATE: 'dubluri', OK: 'merge', WARN: 'atenție', FAIL: 'nu merge',
    },
  },
  it: {
    skip: 'Vai al contenuto', signIn: 'Accedi', signOut: 'Esci', token: 'Chiave di accesso',
    tokenHelp: 'La fornisce un amministratore. Resta finché non chiudi questa scheda.',
    signInWrong: 'La chiave non è riconosciuta.', companies: 'Aziende', company: 'Azienda', actions: 'Azioni', jobs: 'Ultimi lavori',
    health: 'Stato', forCompany: 'Per', allCompanies: 'tutte le aziende', run: 'Avvia', cancel: 'Ferma', upload: 'File di estratto conto', import: 'Importa',
    imported: '{added} righe nuove, {duplicates} già presenti', alreadyImported: 'già importato; nulla è cambiato',
    api: 'Descrizione dell’API (OpenAPI)', decision: 'Documenti per decisione', accounting: 'Documenti per contabilità', lines: 'Righe di estratto conto',
    none: 'nessuno', loading: 'caricamento …', noCompanies: 'Non c’è ancora alcuna azienda, o nessuna che puoi vedere.', noJobs: 'Nessun lavoro dall’avvio.',
    noActions: 'Nessuna azione disponibile ora.', part: 'Parte', state: 'Stato', details: 'Dettagli', running: 'Partida {version} è in funzione',
    allWell: 'tutto funziona', somethingWarns: 'qualcosa richiede attenzione', somethingFails: 'qualcosa non funziona',
    unreachable: 'Partida non risponde. È avviata?', more: '{count} o più',
    states: {
      RUNNING: 'in corso', DONE: 'fatto', PARTIAL: 'fatto in parte', FAILED: 'non riuscito', CANCELLED: 'fermato',
      PENDING: 'in attesa', APPROVED: 'approvati', REJECTED: 'rifiutati', NOT_REQUIRED: 'non richiesta',
      NONE: 'non ancora', QUESTION: 'domanda', PROPOSED: 'proposti', POSTED: 'registrati', REVERSED: 'stornati', NOT_BOOKED: 'non registrabili',
      UNSAVED: 'aperte', SAVED: 'confermate', DUPLICATE: 'doppie', OK: 'funziona', WARN: 'attenzione', FAIL: 'non funziona',
    },
  },
};

/** The first of our languages that the browser asks for, else English. */
export const language = navigator.languages.map((l) => l.slice(0, 2).toLowerCase()).find((l) => l in TEXTS) ?? 'en';

/** A text with its {places} filled. */
export function text(key, places = {}) {
  const found = TEXTS[language][key] ?? TEXTS.en[key] ?? key;
  return found.replace(/\{(\w+)\}/g, (all, name) => (name in places ? String(places[name]) : all));
}

/** The word for a state; one that is newer than this page shows as it is. */
export function stateText(state) {
  return TEXTS[language].states[state] ?? TEXTS.en.states[state] ?? state;
}

/** Puts the texts into the page's fixed parts. */
export function translate(root) {
  root.documentElement.lang = language;
  for (const node of root.querySelectorAll('[data-text]')) {
    node.textContent = text(node.dataset.text);
  }
}
