package org.partida.sandbox.books;

class MemoryBooksTest extends BooksContract {
  @Override
  SandboxBooks books() {
    return new MemoryBooks();
  }
}
