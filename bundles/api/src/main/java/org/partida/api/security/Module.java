package org.partida.api.security;

/** The parts of Partida that rights are given for. */
public enum Module {
  COMPANIES,
  CONNECTIONS,
  DOCUMENTS,
  APPROVAL,
  POSTING,
  STATEMENTS,
  MATCHING,
  ARCHIVE,
  REPORTS,
  ADMINISTRATION
}
