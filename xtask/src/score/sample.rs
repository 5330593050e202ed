//! A tiny labelled passage for the tests.

use super::gold::Passage;
use super::shape::Shape;

const LINE: &str = r#"{"id":"id-900","lang":"id","published":"2022-04-19","text":"Perdagangan 38,2 miliar dolar AS, naik 30 persen; surplus 5 miliar dolar AS.","claims":[
{"quote":"38,2 miliar dolar AS","start":12,"end":32,"kind":"level","value":38.2e9,"value_high":null,"unit":"USD","hedge":"exact","direction":"none","compare":"none","reporter":"CHN","partner":"RUS","flow":"total","commodity":"TOTAL","period_start":"2022-01","period_end":"2022-03","note":""},
{"quote":"30 persen","start":39,"end":48,"kind":"change","value":30,"value_high":null,"unit":"percent","hedge":"exact","direction":"up","compare":"yoy","reporter":"CHN","partner":"RUS","flow":"exports","commodity":"goods","period_start":"2022-01","period_end":"2022-03","note":""},
{"quote":"5 miliar dolar AS","start":58,"end":75,"kind":"balance","value":5e9,"value_high":null,"unit":"USD","hedge":"exact","direction":"none","compare":"none","reporter":"CHN","partner":"RUS","flow":"balance","commodity":"TOTAL","period_start":"2022-01","period_end":"2022-03","note":""}]}"#;

pub(super) fn passage() -> Passage {
    serde_json::from_str(LINE).expect("the sample is a passage")
}

pub(super) fn claims() -> Vec<Shape> {
    passage().claims
}
