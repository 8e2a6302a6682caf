/**
 * Passwords of twelve characters and more that are tried first: from published lists of leaked ones, and what a Russian keyboard
 * makes of them. In small letters.
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `123456789012 1234567890123 12345678901234 123456789123 123123123123 112233445566 123456654321 098765432100
987654321000 passwordpassword password1234 password12345 password123456 passw0rd1234 p@ssw0rd1234 p@ssword1234 password2024 password2025
password2026 qwertyuiop12 qwertyuiop123 qwertyuiop[] qwertyuiopas qwertyuiopasdf qwerty123456 qwerty12345678 qwerty1234567 qwertyqwerty
1q2w3e4r5t6y 1q2w3e4r5t6y7u 1q2w3e4r5t6y7u8i 1qaz2wsx3edc 1qaz2wsx3edc4rfv zaq12wsxcde3 zaq1zaq1zaq1 qazwsxedcrfv qazwsxedc123 asdfghjkl123
asdfghjkl;'\\ asdfghjklzxcvbnm zxcvbnm12345 zxcvbnmasdfg abcdefghijkl abcdefghijklm abcdef123456 abcd12345678 a1b2c3d4e5f6
administrator administrator1 adminadminadmin admin1234567 admin12345678 administrateur rootrootroot letmeinletmein welcome12345 welcome123456
iloveyou1234 iloveyou12345 iloveyouforever superman1234 monkey123456 dragon123456 football1234 baseball1234 princess1234 sunshine1234
changeme1234 changemechangeme correcthorsebatterystaple trustno1trustno1 testtesttest test12345678 guestguestguest defaultpassword
secretsecret mysecretpassword thisismypassword iamtheadmin123 samsung12345 google123456 facebook1234 telegram1234 telegrambot123
йцукенгшщзхъ йцукенгшщзхъ123 йцукенгшщз12 йцукен123456 фывапролджэ1 фывапролджэ123 парольпароль пароль123456 пароль1234567 админадминадмин
администратор ghbdtnghbdtn gfhjkmgfhjkm gfhjkm123456 gfhjkm1234567 flvbybcnhfnjh qwerty1234йцукен кызылорда123 казахстан123 kazakhstan123
almaty123456 astana123456 алматы123456 астана123456 moscow123456 москва123456 россия123456 privetprivet privet123456 привет123456
любовьлюбовь natasha12345 aleksandr123 ekaterina123 nursultan1234 zetazetazeta zeta12345678`
    .split(/\s+/)
    .filter((password) => password !== ''),
);
