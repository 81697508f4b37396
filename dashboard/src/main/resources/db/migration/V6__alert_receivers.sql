-- Where alerts are sent tells of people, and the address of a webhook is often a secret: whoever has
-- it can post. Readers and BI tools need neither.
revoke select on alert_rule, alert_message from livelift_reader, livelift_bi;
