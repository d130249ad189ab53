TPNS905-code = `{ $setting }` names the code `{ $name }`, which does not exist
    .help = `./gradlew tpnsExplain` lists all codes
    .help-near = did you mean `{ $near }`?
TPNS905-severity = `severity` gives `{ $code }` the severity `{ $stated }`, which does not exist
    .help = write `error`, `warning` or `note`, or use `disable`
    .help-near = { TPNS905-code.help-near }
TPNS905-value = `{ $setting }` is `{ $stated }`, which is not one of its values
    .help = write one of { $known }
    .help-near = { TPNS905-code.help-near }
TPNS905-redirect = a {"`redirect { }`"} lacks { $lacks }
    .note = the redirect is left out: it needs the activity and the URI
    .help = set both, such as `activity = '.MainActivity'` and `uri = 'demo://com.example.app/notify/'`
TPNS905-baseline-schema = the baseline has schema { $schema }, and this version of tpnskit reads schema { $known }
    .note = none of its entries counts
    .help = write it anew with `./gradlew tpnsBaseline`
TPNS905-baseline-unreadable = the baseline can't be read
    .note = { TPNS905-baseline-schema.note }
    .help = { TPNS905-baseline-schema.help }

TPNS906-gone = the baseline accepts a { $code } that is no longer found
    .note = the entry would hide the same mistake when somebody makes it again
    .help = delete the entry, or write the baseline anew with `./gradlew tpnsBaseline`
TPNS906-fewer = the baseline accepts { $counted } of a { $code }, and { $found } are found
    .note = { TPNS906-gone.note }
    .help = { TPNS906-gone.help }
TPNS906-first-format = the baseline is in the format of an earlier version
    .note = its entries are matched by code and file alone
    .help = rewrite it with `./gradlew tpnsBaseline`
