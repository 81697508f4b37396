package io.livelift.local.replay;

import io.livelift.contract.CampaignMetric;
import io.livelift.local.CommandException;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Granularity;
import io.livelift.vocabulary.RegionPath;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What the final cells come to.
 *
 * @param digest SHA-256 in hex over the lines of the cells in key order, see {@link CellLines}
 * @param campaigns the nation's cell of every campaign
 */
record CellReport(long cells, String digest, List<CampaignMetric> campaigns) {

  /** Goes through the cells, and writes them to the file if one is given, all of it or nothing. */
  static CellReport of(FinalCells cells, Optional<Path> out) {
    if (out.isEmpty()) {
      return write(cells, OutputStream.nullOutputStream());
    }
    var target = out.get().toAbsolutePath();
    try {
      var part = target.resolveSibling(target.getFileName() + ".part");
      try {
        CellReport report;
        try (var stream = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
          report = write(cells, stream);
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        return report;
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new CommandException(
          "The cells could not be written to %s (%s): choose another file with --out."
              .formatted(out.get(), e.getMessage()),
          e);
    }
  }

  private static CellReport write(FinalCells cells, OutputStream out) {
    var lines = new CellLines();
    var digest = sha256();
    List<CampaignMetric> campaigns = new ArrayList<>();
    var count = new long[1];
    cells.forEach(
        (key, cell) -> {
          count[0]++;
          var line = lines.line(cell);
          digest.update(line.bytes(), 0, line.digested());
          writeLine(out, line.bytes());
          if (isWholeCampaign(cell)) {
            campaigns.add(cell);
          }
        });
    return new CellReport(count[0], HexFormat.of().formatHex(digest.digest()), campaigns);
  }

  private static boolean isWholeCampaign(CampaignMetric cell) {
    return cell.getGranularity().equals(Granularity.CAMPAIGN.name())
        && cell.getBreakdown().equals(Breakdown.NONE.name())
        && cell.getRegion().equals(RegionPath.NATION);
  }

  private static void writeLine(OutputStream out, byte[] line) {
    try {
      out.write(line);
    } catch (IOException e) {
      throw new CommandException(
          "The cells could not be written (%s): make room on the disk.".formatted(e.getMessage()),
          e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
