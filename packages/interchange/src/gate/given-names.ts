/**
 * Given names common in the countries most timelines come from, in lower case, without those that are as often a
 * word, a place or a family's or firm's name ("Austin", "Grant", "Ruby", "Taylor").
 */
const listed = `
aaron abdul abdullah abigail adam adrian adriana agnieszka ahmed aisha ajay akira alan alejandro alejandra aleksandra
alessandro alex alexander alexandre alexei ali alice alicia alison amanda amelia amir amit amy ana anastasia andrea
andreas andrei andrew angela anil anita anjali ann anna anne annette anthony antoine antonio anushka arjun arthur
ashley ashok astrid barbara beatriz benjamin bernd bernard beth betty birgit bjorn bob brad brenda brian bruno camila
carla carlos carmen carol caroline carolyn catherine cathy cecilia cesar charles chen chloe chris christian christina
christine christoph christopher claire clara claudia colin connor craig cristina cynthia dan daniel daniela danielle
darren dave david deborah debra deepak deepika denise dennis derek diana diane diego dieter dimitri divya dmitri
donald donna dorothy douglas edith eduardo edward eileen elaine elena eleanor elizabeth ellen emily emma enrique eric
erik erika ernst esther ethan eva evelyn fabian fatima felipe felix fernanda fernando fiona francesca francesco
francois frances franz frederic friedrich gabriel gabriela gary gabriele gaurav geoffrey george gerald gerhard
giovanni giulia giuseppe gloria gonzalo greg gregory guillaume guillermo gunther gustavo hannah hans harald haruto
hassan heather heidi heinz helen helena helga henrik henry hiroshi holly howard hugo hussein ian ibrahim ignacio igor
ingrid irene isaac isabel isabella ivan jack jacob jacqueline jacques jaime james jamie jan jane janet janice jason
javier jean jeff jeffrey jennifer jens jeremy jerry jesse jessica jill jim joan joanna joao joe joel johan johann
johannes john johnny jonas jonathan jorge jose joseph joshua joyce juan juana judith judy julia julian juliana julie
jun jurgen justin karen karim karin karl karolina katarzyna kate katherine kathleen kathryn katja katrin kavita kazuki
keith kelly kenji kenneth kerstin kevin khalid kim klaus krishna kristen kristina krzysztof lakshmi lars laura lauren
laurent lea leah lena leon leonardo leticia liam linda lisa lorena louis louise luca lucas lucia luciana luis luisa
lukas lukasz lynn magdalena mahmoud malgorzata manfred manuel manuela marc marcel marcelo marco marcos margaret maria
mariana marie marina mario marion marta martha martin martina mary mateo mathieu matthew matthias maurice max maxime
megan mehmet mei melanie melissa michael michaela michel michele michelle miguel mike mikhail miriam mohamed mohammad
mohammed mohan monica monika muhammad mustafa nadia nancy naoki natalia natalie natasha neha nicholas nick nicola
nicolas nicole nikhil nikolai nina noah nora olga oliver olivia olivier omar oscar pablo pamela paola patricia patrick
paul paula paulo pavel pedro peggy peter petra philip philipp philippe pierre piotr pooja prakash priya rachel rafael
rahul raj rajesh ralf ralph ramesh ramon raquel rashid raul ravi raymond rebecca regina reinhard renate ricardo
richard rita robert roberto rodrigo roger rohit roland ronald rosa ryan sabine sabrina sakura sally sam samantha
samuel sandeep sandra sanjay santosh sara sarah satoshi scott sean sebastian sergei sergio shannon sharon shreya
silvia simon simone sofia sonia sophia sophie stacy stanislav stefan stefanie stephan stephanie stephen steve steven
stuart suresh susan susanne suzanne sven svetlana sylvia takashi tamara tanja tatiana teresa thabo theresa thomas
thorsten tiago tim timothy tina tobias todd tom tomas tomasz tony tracy udo ulrich ursula uwe valentina valerie vanessa
vera veronica vicente vijay vikram vincent viktor vladimir walter wei werner william wolfgang xavier yan yasmin yolanda
yuki yuri yusuf yvonne zeynep zoe
`

export const givenNames: ReadonlySet<string> = new Set(listed.trim().split(/\s+/))
