import { DASH, expression, matchAt } from './expression.js';
import { PhraseSet } from './phrases.js';

/**
 * Names of states and provinces. They are here only to tell where a place ends and a person's name begins
 * (`Ngoại trưởng Trung Quốc Vương Nghị`); to find places is the task of the lexicon.
 */
const states = new PhraseSet(
  'Việt Nam, Lào, Campuchia, Cam-pu-chia, Thái Lan, Myanmar, Malaysia, Singapore, Indonesia, Philippines, Brunei, Timor Leste, Trung Quốc, Đài Loan, Mông Cổ, Nhật Bản, ' +
    'Nhật, Hàn Quốc, Triều Tiên, Ấn Độ, Pakistan, Bangladesh, Sri Lanka, Nepal, Bhutan, Maldives, Afghanistan, Iran, Iraq, Israel, Palestine, Syria, Liban, Jordan, Saudi Arabia, ' +
    'Ả rập Xê út, Ả-rập Xê-út, Qatar, Kuwait, Oman, Yemen, Bahrain, UAE, Thổ Nhĩ Kỳ, Kazakhstan, Uzbekistan, Turkmenistan, Kyrgyzstan, Tajikistan, Azerbaijan, Armenia, Gruzia, ' +
    'Nga, Liên bang Nga, Ukraine, Ukraina, Belarus, Moldova, Ba Lan, Séc, Cộng hòa Séc, Slovakia, Hungary, Hung ga ri, Romania, Rumani, Bulgaria, Bungari, Serbia, Croatia, Slovenia, Hy Lạp, ' +
    'Anh, Vương quốc Anh, Pháp, Cộng hòa Pháp, Đức, Cộng hòa Liên bang Đức, CHLB Đức, Ý, Italy, Italia, Tây Ban Nha, Bồ Đào Nha, Hà Lan, Bỉ, Luxembourg, Thụy Sĩ, Thụy Sỹ, Thuỵ Sĩ, Áo, Đan Mạch, ' +
    'Na Uy, Thụy Điển, Phần Lan, Iceland, Ireland, Vatican, Tòa thánh, Estonia, Latvia, Litva, Mỹ, Hoa Kỳ, Canada, Mexico, Cuba, Venezuela, Colombia, Ecuador, Peru, Bolivia, Brazil, Chile, ' +
    'Argentina, Uruguay, Paraguay, Panama, Nicaragua, Dominica, Haiti, Úc, Australia, New Zealand, Niu Di lân, Fiji, Papua New Guinea, Ai Cập, Algeria, An giê ri, Maroc, Morocco, Tunisia, ' +
    'Libya, Sudan, Nam Sudan, Ethiopia, Kenya, Tanzania, Uganda, Rwanda, Mozambique, Angola, Nam Phi, Nigeria, Ghana, Senegal, Guinea, Congo, Zambia, Zimbabwe, Namibia, Madagascar, ' +
    'Liên minh châu Âu, EU, ASEAN, châu Âu, châu Á, châu Phi, Đông Nam Á, Trung Hoa, ' +
    // cities in which missions sit
    'Geneva, New York, Bắc Kinh, Washington, Paris, London, Moscow, Mát-xcơ-va, Tokyo, Seoul, Brussels, Vientiane, Viêng Chăn, Phnom Penh, Bangkok, Quảng Châu, Thượng Hải, Hồng Công, Hong Kong, Osaka, Fukuoka, San Francisco, Houston',
);
const provinces = new PhraseSet(
  'An Giang, Bà Rịa, Vũng Tàu, Bạc Liêu, Bắc Giang, Bắc Kạn, Bắc Ninh, Bến Tre, Bình Dương, Bình Định, Bình Phước, Bình Thuận, Cà Mau, Cao Bằng, Cần Thơ, Đà Nẵng, Đắk Lắk, Đắc Lắc, Đắk Nông, ' +
    'Điện Biên, Đồng Nai, Đồng Tháp, Gia Lai, Hà Giang, Hà Nam, Hà Nội, Hà Tĩnh, Hải Dương, Hải Phòng, Hậu Giang, Hòa Bình, Hoà Bình, Huế, Hưng Yên, Khánh Hòa, Khánh Hoà, Kiên Giang, Kon Tum, ' +
    'Lai Châu, Lạng Sơn, Lào Cai, Lâm Đồng, Long An, Nam Định, Nghệ An, Ninh Bình, Ninh Thuận, Phú Thọ, Phú Yên, Quảng Bình, Quảng Nam, Quảng Ngãi, Quảng Ninh, Quảng Trị, Sóc Trăng, Sơn La, ' +
    'Tây Ninh, Thái Bình, Thái Nguyên, Thanh Hóa, Thanh Hoá, Thừa Thiên, Tiền Giang, Trà Vinh, Tuyên Quang, Vĩnh Long, Vĩnh Phúc, Yên Bái',
);

/** Begin like the name of a state and are common words. */
const commonWords = new PhraseSet('pháp luật, pháp lý, pháp quyền, pháp nhân, ý kiến, ý nghĩa, ý chí, ý thức, ý tưởng, anh hùng, anh em, đức độ, đức tin, đức tính, áo dài, nhật ký, nhật báo');
/** `nước Cộng hòa Nhân dân Trung Hoa`, `Vương quốc Campuchia`: what a state calls itself, before its name. */
const formal = expression(
  '(?:nước )?(?:Cộng hòa|Cộng hoà|Vương quốc|Liên bang|CHND|CHDCND|CHLB|Nhà nước)(?: (?:[Nn]hân dân|[Dd]ân chủ|[Xx]ã hội chủ nghĩa|[Hh]ồi giáo|[Ll]iên bang|[Đđ]a dân tộc)){0,3} |nước (?=\\p{Lu})',
  { matchCase: true },
);

/** Names of more than one part: `Thừa Thiên – Huế`, `Vĩnh Phúc-Nhật Bản`. */
const link = expression(`~${DASH}~`);
const capital = /^\p{Lu}|^châu /u;

/** The end of the state or province whose name begins at the offset. */
export function knownPlaceEnd(text: string, at: number): number | undefined {
  const title = matchAt(formal, text, at);
  if (title) return simpleNameEnd(text, at + title[0].length) ?? simpleNameEnd(text, at);
  return simpleNameEnd(text, at);
}

function simpleNameEnd(text: string, at: number): number | undefined {
  if (!capital.test(text.slice(at, at + 5)) || commonWords.endAt(text, at) !== undefined) return undefined;
  const end = states.endAt(text, at) ?? provinces.endAt(text, at);
  if (end === undefined) return undefined;
  const linked = matchAt(link, text, end);
  return (linked && simpleNameEnd(text, end + linked[0].length)) ?? end;
}
