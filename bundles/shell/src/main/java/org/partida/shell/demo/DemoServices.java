package org.partida.shell.demo;

import java.time.Clock;
import org.partida.api.archive.Archive;
import org.partida.api.company.Companies;
import org.partida.api.document.Documents;
import org.partida.api.match.Matches;
import org.partida.api.network.NetworkSync;
import org.partida.api.posting.Books;
import org.partida.api.statement.Statements;
import org.partida.base.home.Home;
import org.partida.base.work.Workers;

/** What the demo works with. Immutable. */
record DemoServices(
    Companies companies,
    NetworkSync sync,
    Documents documents,
    Books books,
    Statements statements,
    Matches matches,
    Archive archive,
    Workers workers,
    Home home,
    Clock clock) {}
