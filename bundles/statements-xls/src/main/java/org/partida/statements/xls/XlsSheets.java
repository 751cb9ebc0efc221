package org.partida.statements.xls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.hssf.eventusermodel.HSSFUserException;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.osgi.service.component.annotations.Component;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.statement.SheetReader;

/**
 * Workbooks of Excel 97 to 2003 (BIFF8 inside a compound file), by the records of their first sheet
 * with content, one after the other: 65 535 rows without a cell cost nothing. Thread-safe.
 */
@Component(service = SheetReader.class)
public final class XlsSheets implements SheetReader {
  private static final byte[] MAGIC = {
    (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
  };

  @Override
  public String kind() {
    return "xls";
  }

  @Override
  public boolean is(byte[] head) {
    for (int i = 0; i < MAGIC.length; i++) {
      if (head.length <= i || head[i] != MAGIC[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public List<Row> read(byte[] bytes, String fileName) throws IOException {
    XlsRecords records = new XlsRecords(fileName);
    HSSFRequest request = new HSSFRequest();
    request.addListenerForAllRecords(records);
    try (POIFSFileSystem container = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
      new HSSFEventFactory().abortableProcessWorkbookEvents(request, container);
      return records.rows();
    } catch (PartidaException e) {
      throw e;
    } catch (EncryptedDocumentException e) {
      throw wrong(
          "xls.encrypted",
          "the workbook is protected by a password",
          fileName,
          "Save it without a password, or export it again.",
          e);
    } catch (OldExcelFormatException e) {
      throw wrong(
          "xls.too-old",
          "the workbook is of Excel 95 or older",
          fileName,
          "Open it and save it as .xlsx.",
          e);
    } catch (HSSFUserException | IOException | RuntimeException e) {
      // a damaged file shows itself in POI as any exception; bytes come from memory, so none is
      // ours
      throw wrong(
          "xls.unreadable",
          "the workbook is damaged, or is none: " + e.getMessage(),
          fileName,
          "Export it again, or open it and save it as .xlsx.",
          e);
    }
  }

  private static PartidaException wrong(
      String code, String what, String fileName, String fix, Exception cause) {
    return new PartidaException(new Problem(code, what, fileName, fix), cause);
  }
}
