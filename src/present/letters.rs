//! The open letter that asks everyone alike for an identity check. Plain text with gaps in brackets, to adapt.

use crate::model::Both;

/// The letter. It asks everybody, says why, leaves the way to the reader, and threatens nothing.
pub const OPEN_LETTER: Both = Both {
    ko: "제목: 함께 일하는 모든 분께 본인 확인을 부탁드립니다

안녕하십니까. [회사]입니다.

신분을 속이고 원격으로 일하는 사례에 대한 정부 주의보에 따라, 같은 일을 하는 모든 분께 같은 방법으로 본인 확인을 부탁드립니다. 어느 한 분을 의심하여 드리는 부탁이 아닙니다.

다음 가운데 편한 방법을 고르실 수 있습니다.
1. 화상 통화로 신분증을 보여 주기 (약 10분, 녹화하지 않음)
2. 사무실이나 가까운 곳에서 직접 만나기
3. 공증 사무소나 재외공관에서 받은 확인서 보내기

통역이 필요하시면 저희가 마련하겠습니다. 듣기나 말하기가 어려우시면 글이나 수어로 하실 수 있고, 글로만 답하셔도 불리하지 않습니다. 화면에 다른 분이 나오지 않게 자리를 고르셔도 됩니다.

[날짜]까지 편한 날을 알려 주십시오. 그때까지 어려우시면 말씀해 주십시오. 기한을 다시 정하겠습니다. 이 확인 때문에 이미 하신 일의 대가를 늦추지 않습니다.

보여 주신 신분증은 이름과 유효 기간만 맞추어 보고 사본을 남기지 않습니다. 확인한 사람, 날, 방법만 적고 [삭제 예정일]에 지웁니다. 적은 내용을 보여 달라고 하거나 고쳐 달라고 하거나 이의를 말씀하실 수 있습니다.

물어볼 곳: [이름, 연락처]

감사합니다.
[이름, 직책]
",
    en: "Subject: An identity check, the same for everybody who works with us

Dear colleagues,

Governments warn of people who work remotely under a false identity. We therefore ask everybody in the same kind of work for the same identity check. This letter goes to all; it does not mean that we suspect you.

You choose how:
1. Show your ID in a video call (about ten minutes, not recorded)
2. Meet us in person, at our office or near you
3. Send a confirmation by a notary or by your embassy

If you need an interpreter, we arrange one. If you are deaf or do not speak, the check can be done in writing or in sign language; answering in writing is no disadvantage. You may choose a place where nobody else is in the picture.

Please tell us by [date] which day suits you. If you need more time, say so and we agree on another date. Payment for work already done is not delayed by this check.

We compare the name and the validity of your ID and keep no copy. We note who checked, when and how, and delete that on [delete-by date]. You may ask to see what we noted, have it corrected, or object.

Questions: [name, contact]

Kind regards,
[name, role]
",
};
