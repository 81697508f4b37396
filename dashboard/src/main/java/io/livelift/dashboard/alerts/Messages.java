package io.livelift.dashboard.alerts;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.livelift.dashboard.store.CampaignRow;
import io.livelift.dashboard.wording.Sentence;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes the messages of a firing, or of its end. */
final class Messages {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String page;

  /**
   * @param page where the dashboard's page is, with a slash at its end; empty if it is not known
   */
  Messages(String page) {
    this.page = page;
  }

  /** What a message tells of. */
  record News(
      AlertRule rule,
      CampaignRow campaign,
      long firingNo,
      boolean over,
      AlertStore.Moment moment,
      Sentence sentence) {}

  /** One a receiver; their numbers are not given yet. */
  List<Message> of(News news) {
    List<Message> messages = new ArrayList<>();
    if (news.rule().channels().contains(Channel.WEBHOOK)) {
      messages.add(
          new Message(
              0,
              Channel.WEBHOOK,
              news.rule().webhookUrl(),
              news.over() ? "alert.over" : "alert.firing",
              json(news),
              0));
    }
    if (news.rule().channels().contains(Channel.EMAIL)) {
      for (var address : news.rule().emailTo()) {
        messages.add(new Message(0, Channel.EMAIL, address, subject(news), text(news), 0));
      }
    }
    return messages;
  }

  private String json(News news) {
    var json = JSON.createObjectNode();
    json.put("type", news.over() ? "alert.over" : "alert.firing");
    json.put("firing", news.firingNo());
    json.put("campaign_id", news.rule().campaignId());
    json.put("campaign_name", news.campaign().name());
    json.put("kind", news.rule().kind().name());
    json.put("threshold", news.rule().threshold());
    json.putObject("sentence").put("en", news.sentence().en()).put("zh", news.sentence().zh());
    json.put("frame", news.moment().frame());
    json.put("epoch", news.moment().epoch());
    json.put("at", news.moment().at().toString());
    json.put("page", link(news));
    return json.toString();
  }

  private static String subject(News news) {
    var isChinese = news.rule().language().equals("zh");
    var title = news.rule().kind().title();
    var over = isChinese ? "已恢复：" : "over: ";
    return "[Livelift] %s: %s%s"
        .formatted(name(news), news.over() ? over : "", isChinese ? title.zh() : title.en());
  }

  private String text(News news) {
    var isChinese = news.rule().language().equals("zh");
    var lines = new ArrayList<String>();
    lines.add(isChinese ? news.sentence().zh() : news.sentence().en());
    lines.add("");
    lines.add((isChinese ? "活动：" : "Campaign: ") + name(news));
    if (news.moment().epoch() != null) {
      lines.add((isChinese ? "批次：" : "Epoch: ") + news.moment().epoch());
    }
    lines.add((isChinese ? "时间：" : "Time: ") + news.moment().at());
    if (!page.isEmpty()) {
      lines.add(link(news));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String name(News news) {
    var name = news.campaign().name();
    return name == null ? news.rule().campaignId() : name;
  }

  private String link(News news) {
    return page.isEmpty()
        ? null
        : page
            + "?page=overview&campaign="
            + URLEncoder.encode(news.rule().campaignId(), StandardCharsets.UTF_8);
  }
}
