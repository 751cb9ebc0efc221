package org.partida.api.network;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;

/**
 * Authorisations by way of a person's browser. Thread-safe; every change is audited. Who begins one
 * needs the right to change connections; who comes back from the authority needs the state alone.
 */
@ProviderType
public interface Authorisations {
  /**
   * What is to be authorised. Immutable.
   *
   * @param connection id of the connection; a new one, or one that gets new tokens
   * @param network such as {@code ro.spv}
   * @param name the connection's name for people; empty = its old name, or its id
   * @param companies which companies are given the connection
   */
  record Request(
      String connection, String network, Optional<String> name, List<CompanyId> companies) {
    public Request {
      companies = List.copyOf(companies);
    }
  }

  /**
   * An authorisation that has begun. Immutable.
   *
   * @param authorisation how it stands
   * @param url what the person opens; whoever has it can finish the authorisation, so it is shown
   *     to the asker and never logged
   */
  record Begun(Authorisation authorisation, URI url) {
    @Override
    public String toString() {
      return "Begun[" + authorisation.id() + "]";
    }
  }

  /**
   * What the authority sent the browser back with (RFC 6749, 4.1.2). Immutable; never logged.
   *
   * @param state if it came back
   * @param code if it was granted
   * @param error the authority's error word
   * @param description its own words
   */
  record Answer(
      Optional<String> state,
      Optional<String> code,
      Optional<String> error,
      Optional<String> description) {
    @Override
    public String toString() {
      return "Answer[" + (code.isPresent() ? "a code" : error.orElse("nothing")) + "]";
    }
  }

  /**
   * By what a company is authorised now, for who may see the company; empty if it is not.
   *
   * @return the connection, which does not tell of the other companies that it serves
   */
  Optional<Connection> ofCompany(Actor actor, CompanyId company);

  /**
   * Begins one; it lives ten minutes and is used once. Who may change connections, or decide, for
   * chosen companies alone begins one for these, with a connection that serves no other.
   */
  Begun begin(Actor actor, Request request);

  /** How it stands. */
  Optional<Authorisation> find(Actor actor, String id);

  /**
   * Exchanges the code, which lives a minute only, and gives the companies their connection.
   *
   * @return how it stands now: done, or failed with the reason
   * @throws org.partida.model.PartidaException if the answer belongs to no authorisation that waits
   */
  Finished finish(Answer answer);

  /**
   * The same with the whole address that the browser ended at, for a browser on another machine.
   */
  Finished finish(Actor actor, URI address);

  /**
   * How an authorisation ended. Immutable.
   *
   * @param authorisation done or failed
   * @param connection the connection, if it is done
   */
  record Finished(Authorisation authorisation, Optional<Connection> connection) {}

  /**
   * Ends a connection: its tokens are forgotten here, and by the authority if it offers a way;
   * nothing is called with it until it is authorised again.
   *
   * @return the connection, and what could not be done at the authority
   */
  Disconnected disconnect(Actor actor, String connection);

  /**
   * How disconnecting went. Immutable.
   *
   * @param connection as it is now
   * @param revoked the authority has forgotten the tokens too
   * @param note what to do there by hand, if it has not
   */
  record Disconnected(Connection connection, boolean revoked, Optional<String> note) {}
}
