package io.livelift.job.validation;

import io.livelift.contract.Campaign;
import io.livelift.job.cube.Varint;
import io.livelift.job.journey.CampaignDefinition;
import io.livelift.job.journey.LogPosition;
import io.livelift.job.transport.Bytes;
import io.livelift.rules.RejectedException;
import io.livelift.wire.SingleObjectReader;
import io.livelift.wire.SingleObjectWriter;
import io.livelift.wire.UnreadableException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * One accepted version of a campaign, whole: what decides between rival versions.
 *
 * @param definition what the journeys use of it
 */
public record CampaignVersion(
    Campaign campaign, LogPosition position, CampaignDefinition definition)
    implements Announcement {

  /**
   * Whether this one holds in the place of the other: the higher version, else the earlier record.
   */
  public boolean replaces(CampaignVersion other) {
    return definition.version() != other.definition().version()
        ? definition.version() > other.definition().version()
        : position.compareTo(other.position()) < 0;
  }

  /** The bytes by which a version travels and is kept: a place in the log and the record itself. */
  public byte[] toBytes() {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    try {
      Varint.write(out, position.partition());
      Varint.write(out, position.offset());
      Varint.writeSigned(out, position.arrival());
      Bytes.write(new SingleObjectWriter<>(Campaign.class).write(campaign), out);
    } catch (IOException e) {
      throw new IllegalStateException("A campaign could not be written.", e);
    }
    return bytes.toByteArray();
  }

  /** The version of bytes made by {@link #toBytes}. */
  public static CampaignVersion ofBytes(byte[] bytes) {
    var in = new DataInputStream(new ByteArrayInputStream(bytes));
    try {
      var position = new LogPosition((int) Varint.read(in), Varint.read(in), Varint.readSigned(in));
      var campaign = new SingleObjectReader<>(Campaign.class).read(Bytes.read(in));
      return new CampaignVersion(campaign, position, CampaignValidator.definition(campaign));
    } catch (IOException | UnreadableException | RejectedException e) {
      throw new IllegalStateException("A campaign in the job's state is unreadable.", e);
    }
  }
}
