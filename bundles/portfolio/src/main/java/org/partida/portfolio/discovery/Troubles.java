package org.partida.portfolio.discovery;

import org.partida.model.CompanyId;
import org.partida.model.Problem;

/** What can be wrong with a discovery, in words. Stateless. */
final class Troubles {
  private Troubles() {}

  static Problem noConnection() {
    return new Problem(
        "discovery.unconnected",
        "there is no connection to an authority",
        "",
        "authorise with spv-connect first");
  }

  static Problem unknownConnection(String id) {
    return new Problem(
        "connection.unknown", "there is no connection " + id, id, "connection-list shows the ids");
  }

  static Problem nobodyToAsk(String connection) {
    return new Problem(
        "discovery.untold",
        "the authority tells what a connection covers when a mailbox is listed, and no company is on "
            + connection,
        "connection " + connection,
        "add one company with company-add ID --name NAME --connection "
            + connection
            + ", run spv-sync, and ask again");
  }

  static Problem strayCertificate(String connection) {
    return new Problem(
        "discovery.certificate",
        "a certificate for the private space is set up for the connection "
            + connection
            + ", which is not there",
        connection,
        "authorise it with spv-connect "
            + connection
            + ", or correct the connection that is named");
  }

  static Problem untold(String connection) {
    return new Problem(
        "discovery.untold",
        "the authority did not tell what "
            + connection
            + " covers; a mailbox without messages does not",
        "connection " + connection,
        "add a company that has messages with company-add ID --name NAME --connection "
            + connection
            + ", run spv-sync, and ask again");
  }

  static Problem notYetTold(String connection) {
    return new Problem(
        "discovery.untold",
        "it is not known yet what " + connection + " covers",
        "connection " + connection,
        "spv-discover asks the authority");
  }

  static Problem notInRegister(CompanyId id) {
    return new Problem(
        "discovery.not-in-register",
        "the register of taxpayers does not know " + id.shown(),
        id.shown(),
        "if it is right all the same, company-add " + id.shown() + " --name NAME --connection ID");
  }

  static Problem notLooked(CompanyId id) {
    return new Problem(
        "discovery.stopped",
        "the register was not asked for " + id.shown() + " any more",
        id.shown(),
        "run it again; what was answered is kept for the day");
  }

  static Problem person(CompanyId id) {
    return new Problem(
        "discovery.person",
        "the register of taxpayers has no names of persons",
        id.shown(),
        "add a person's business with company-add ID --name NAME --connection ID");
  }

  static Problem notCovered(CompanyId id, String by) {
    return new Problem(
        "discovery.not-covered",
        by + " covers " + id.shown(),
        id.shown(),
        "spv-discover shows what is covered; have the right given in SPV, or company-add it with a connection");
  }

  static Problem otherConnection(CompanyId id, String serves, String asked) {
    return new Problem(
        "discovery.other-connection",
        id.shown() + " is known and is served by " + serves,
        id.shown(),
        "to change it, company-add " + id.shown() + " --connection " + asked);
  }

  static Problem unserved(CompanyId id) {
    return new Problem(
        "discovery.unserved",
        id.shown() + " is known but has no connection, so nothing is fetched",
        id.shown(),
        "spv-add " + id.shown() + " gives it the one that covers it");
  }

  static Problem uncovered(CompanyId id, String serves) {
    return new Problem(
        "discovery.uncovered",
        "the authority has not named " + id.shown() + " among what " + serves + " covers",
        id.shown(),
        "sync it with spv-sync --company "
            + id.shown()
            + "; if it is refused, have the right given in SPV");
  }

  static Problem moved(CompanyId id, String serves, String covers) {
    return new Problem(
        "discovery.moved",
        serves + " does not cover " + id.shown() + " any more, " + covers + " does",
        id.shown(),
        "company-add " + id.shown() + " --connection " + covers);
  }

  static Problem otherPeople(CompanyId id) {
    return new Problem(
        "contact.other-company",
        "people are given of " + id.shown() + ", which is not among the companies to add",
        id.shown(),
        "name the company too, or contact-import them");
  }
}
