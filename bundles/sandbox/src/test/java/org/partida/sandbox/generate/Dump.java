package org.partida.sandbox.generate;
import java.nio.file.*;
import java.time.Instant;
class Dump {
  public static void main(String[] a) throws Exception {
    GeneratedMonth m = new MonthGenerator(World.load()).generate(new MonthGenerator.Request(7, Instant.parse("2026-11-22T10:00:00Z"), 6000000001L, 3000000001L));
    Path out = Path.of(a[0]);
    Files.createDirectories(out);
    for (CompanyMonth c : m.companies()) {
      System.out.println(c.company().name()+" "+c.company().code()+" "+c.messages().size());
      for (GenMessage g : c.messages()) {
        System.out.println("  "+g.createdAt()+" "+g.kind()+" "+g.details()+" "+g.invoice().map(i->i.shape()+" "+i.number()+" "+i.totals().payable()+" "+i.currency()).orElse(""));
        Files.write(out.resolve(c.company().key()+"_"+g.downloadId()+".xml"), g.payload().bytes());
      }
      for (StatementFile f : c.statements()) { System.out.println("  "+f.name()+" "+f.opening()+" "+f.closing()+" "+f.lines().size()); Files.write(out.resolve(f.name()), f.content().bytes()); }
    }
  }
}
